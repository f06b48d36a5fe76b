package tw.agencygateway.webhook.service;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.MovableClock;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.platform.service.TestDatabase;
import tw.agencygateway.platform.service.TestKeys;
import tw.agencygateway.webhook.client.WebhookClient;
import tw.agencygateway.webhook.entity.StatusChange;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.Webhooks;
import tw.agencygateway.webhook.protocol.WebhookSecret;
import tw.agencygateway.webhook.protocol.WebhookSignature;

/** The services of webhooks on a database in memory, with a clock that is moved and endpoints that are played. */
final class WebhookStage implements AutoCloseable {

    static final String SERVICE = "CLI.ONE";
    static final String TX = "0193448a-0000-4000-8000-0000000000a7";

    /** What was posted. */
    record Posted(URI address, Map<String, String> headers, String body) {

        /** The signature that it should have. */
        String signature(Instant at, String... secrets) {
            return WebhookSignature.of(
                    headers.get("webhook-id"),
                    at,
                    body.getBytes(StandardCharsets.UTF_8),
                    Stream.of(secrets).map(WebhookSecret::parse).toList());
        }
    }

    final MovableClock clock = new MovableClock();
    final List<Posted> posted = new ArrayList<>();
    final Webhooks webhooks;
    final WebhookDeliveries deliveries;
    final WebhookRegister register = new WebhookRegister();
    final ClaimedDeliveries claims = new ClaimedDeliveries();
    final CallEndpoint calls = new CallEndpoint();
    final DeliveryLog log = new DeliveryLog();

    /** What endpoints answer; 0 is no answer. */
    int answer = 204;

    private final TestDatabase database = new TestDatabase();

    WebhookStage() {
        webhooks = database.connect(new Webhooks());
        deliveries = database.connect(new WebhookDeliveries());
        WebhookConfiguration configuration = new WebhookConfiguration();
        configuration.config = nothingConfigured();
        WebhookSecrets secrets = new WebhookSecrets();
        secrets.keys = TestKeys.fresh();
        register.webhooks = webhooks;
        register.deliveries = deliveries;
        register.secrets = secrets;
        register.configuration = configuration;
        register.outbound = new OutboundConfiguration(
                Optional.of("agency.example,localhost:8090"), Optional.empty(), Optional.empty());
        register.clock = clock;
        claims.webhooks = webhooks;
        claims.deliveries = deliveries;
        claims.configuration = configuration;
        claims.clock = clock;
        calls.secrets = secrets;
        calls.configuration = configuration;
        calls.clock = clock;
        calls.client = new WebhookClient() {
            @Override
            public int post(URI address, Map<String, String> headers, byte[] json, Duration total)
                    throws OutboundException {
                posted.add(new Posted(address, headers, new String(json, StandardCharsets.UTF_8)));
                if (answer == 0) {
                    throw new OutboundException("agency.example: no complete answer within 10 s");
                }
                return answer;
            }
        };
        log.deliveries = deliveries;
        log.configuration = configuration;
        log.clock = clock;
    }

    private static Config nothingConfigured() {
        return (Config) Proxy.newProxyInstance(
                WebhookStage.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getOptionalValue")) {
                        return Optional.empty();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    <T, E extends Exception> T inTransaction(TestDatabase.Work<T, E> work) throws E {
        return database.inTransaction(work);
    }

    /** Registers an enabled webhook for these statuses; its secret. */
    String register(String name, String... statuses) throws InvalidWebhookException {
        return inTransaction(() -> register.register(form(name, true, statuses)))
                .reveal();
    }

    static WebhookForm form(String name, boolean enabled, String... statuses) {
        return new WebhookForm(name, SERVICE, "https://agency.example/" + name, List.of(statuses), enabled);
    }

    /** A transaction's change, told to the outbox. */
    void tell(String status, long sequence) {
        inTransaction(() -> {
            webhooks.tell(
                    new StatusChange("sp.status", SERVICE, TX, sequence, status, null, "form 3", clock.instant()));
            return null;
        });
    }

    /** Does everything that is due, once each; how many calls that took. */
    int work() throws InterruptedException {
        List<ClaimedDelivery> due = claimDue(100);
        for (ClaimedDelivery claim : due) {
            settle(claim, calls.tell(claim.webhook(), claim.eventId(), claim.change()));
        }
        return due.size();
    }

    List<ClaimedDelivery> claimDue(int limit) {
        return inTransaction(() -> claims.claimDue(limit));
    }

    void settle(ClaimedDelivery claim, CallResult result) {
        inTransaction(() -> {
            claims.settle(claim, result);
            return null;
        });
    }

    List<WebhookDelivery> rows(WebhookDelivery.Progress progress) {
        return log.latest(progress, 100);
    }

    /** Calls that were not taken for a day. */
    List<WebhookDelivery> dead(int count) throws Exception {
        register("all");
        for (int i = 1; i <= count; i++) {
            tell("ready", i);
        }
        answer = 500;
        clock.move(Duration.ofHours(24));
        work();
        return rows(WebhookDelivery.Progress.DEAD);
    }

    @Override
    public void close() {
        database.close();
    }
}
