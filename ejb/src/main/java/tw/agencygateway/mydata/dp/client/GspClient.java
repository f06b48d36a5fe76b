package tw.agencygateway.mydata.dp.client;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tw.agencygateway.mydata.dp.protocol.GspError;
import tw.agencygateway.mydata.dp.protocol.Introspection;
import tw.agencygateway.mydata.dp.protocol.MalformedGspAnswerException;
import tw.agencygateway.mydata.dp.protocol.UserInfo;
import tw.agencygateway.platform.client.CircuitBreaker;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.client.RequestSlots;
import tw.agencygateway.platform.client.SmallAnswer;

/**
 * The authorization server (GSP OAuth2 授權主機) as a data provider calls it (MyData DP V1.3 §柒). No call holds a thread; so many are under
 * way at once, and a server that is down is left alone for a while.
 */
@ApplicationScoped
public class GspClient {

    private static final Logger LOG = System.getLogger(GspClient.class.getName());
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int READERS = 4;

    /** Its threads read answers; the servers' own may be held up by somebody else. */
    @Resource
    private ManagedThreadFactory factory;

    @Inject
    private Outbound outbound;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gateway.dp.gsp-requests", defaultValue = "64")
    private int requests;

    @Inject
    @ConfigProperty(name = "gateway.dp.gsp-requests-waiting", defaultValue = "1000")
    private int requestsWaiting;

    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private ExecutorService readers;
    private RequestSlots slots;

    @FunctionalInterface
    private interface Reader<T> {
        T read(byte[] body) throws MalformedGspAnswerException;
    }

    @PostConstruct
    void open() {
        readers = Executors.newFixedThreadPool(READERS, factory);
        slots = new RequestSlots(requests, requestsWaiting, readers);
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }

    /**
     * Asks whether a token is active (§柒.三).
     *
     * @param total the time for all of the exchange, which may have to wait for its turn first
     * @return completes with an {@link OutboundException} where there was no answer
     */
    public CompletableFuture<GspAnswer<Introspection>> introspect(
            URI endpoint, String resourceId, String resourceSecret, String token, Duration total) {
        String credential = Base64.getEncoder()
                .encodeToString((resourceId + ":" + resourceSecret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Basic " + credential)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        return send(request, total, Introspection::parse);
    }

    /**
     * Asks who the token's person is (§柒.四).
     *
     * @param total the time for all of the exchange, which may have to wait for its turn first
     * @return completes with an {@link OutboundException} where there was no answer
     */
    public CompletableFuture<GspAnswer<UserInfo>> userInfo(URI endpoint, String token, Duration total) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET()
                .build();
        return send(request, total, UserInfo::parse);
    }

    private <T> CompletableFuture<GspAnswer<T>> send(HttpRequest request, Duration total, Reader<T> reader) {
        String host = request.uri().getRawAuthority();
        CircuitBreaker breaker = breakers.computeIfAbsent(host, any -> new CircuitBreaker(FAILURES, REST, clock));
        return slots.send(total, () -> ask(request, total, breaker))
                .thenApply(whole -> read(request.uri(), whole, reader));
    }

    /** Only what was sent can fail: that many of ours wait for a slot says nothing of the server. */
    private CompletableFuture<SmallAnswer> ask(HttpRequest request, Duration total, CircuitBreaker breaker) {
        if (!breaker.lets()) {
            return CompletableFuture.failedFuture(
                    new OutboundException(request.uri().getHost() + ": left alone after " + FAILURES + " failures"));
        }
        CompletableFuture<SmallAnswer> answer = outbound.ask(request, Introspection.MAX_BYTES, total);
        answer.whenComplete((whole, failure) -> {
            if (failure == null && whole.status() < SERVER_ERROR) {
                breaker.succeeded();
            } else if (!answer.isCancelled()) {
                breaker.failed();
            }
        });
        return answer;
    }

    private static <T> GspAnswer<T> read(URI endpoint, SmallAnswer answer, Reader<T> reader) {
        if (answer.status() != OK) {
            return new GspAnswer<>(
                    answer.status(), Optional.empty(), GspError.find(answer.body(), answer.challenges()));
        }
        try {
            return new GspAnswer<>(OK, Optional.of(reader.read(answer.body())), Optional.empty());
        } catch (MalformedGspAnswerException e) {
            LOG.log(Level.WARNING, "{0}: {1}", endpoint.getHost(), e.getMessage());
            return new GspAnswer<>(OK, Optional.empty(), Optional.empty());
        }
    }
}
