package tw.agencygateway.webhook.service;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.platform.service.TestDatabase;
import tw.agencygateway.platform.service.TestKeys;
import tw.agencygateway.webhook.client.WebhookClient;
import tw.agencygateway.webhook.entity.StatusChange;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.Webhooks;

/** The services of webhooks on a database in memory, with a clock that is moved and endpoints that are played. */
final class WebhookStage extends Clock implements AutoCloseable {

    static final String SERVICE = "CLI.ONE";
    static final String TX = "0193448a-0000-4000-8000-0000000000a7";

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** What was posted. */
    record Posted(URI address, Map<String, String> headers, String body) {}

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
    private Instant now = START;

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
        register.clock = this;
        claims.webhooks = webhooks;
        claims.deliveries = deliveries;
        claims.configuration = configuration;
        claims.clock = this;
        calls.secrets = secrets;
        calls.configuration = configuration;
        calls.clock = this;
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
        log.clock = this;
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
            webhooks.tell(new StatusChange("sp.status", SERVICE, TX, sequence, status, null, "form 3", now));
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

    void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        database.close();
    }
}
