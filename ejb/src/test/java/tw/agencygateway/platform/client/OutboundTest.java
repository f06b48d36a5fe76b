package tw.agencygateway.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.platform.service.OutboundConfiguration;

class OutboundTest {
    private static final int LIMIT = 100_000;
    private static final Duration TOTAL = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger followed = new AtomicInteger();
    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpServer server;
    private Outbound outbound;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI().toString());
            answer(exchange, 200, LIMIT);
        });
        server.createContext("/large", exchange -> answer(exchange, 200, LIMIT + 1));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", "/followed");
            answer(exchange, 302, 10);
        });
        server.createContext("/followed", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, 10);
        });
        server.createContext(
                "/status",
                exchange -> answer(
                        exchange,
                        Integer.parseInt(exchange.getRequestURI().getPath().substring("/status/".length())),
                        10));
        server.createContext("/endless", exchange -> neverEnd(exchange, 200));
        server.createContext("/refusal", exchange -> neverEnd(exchange, 429));
        server.createContext("/slow", this::trickle);
        server.createContext("/silent", exchange -> await());
        server.start();
        outbound = outbound(authority(), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theBodyOfA200AnswerIsGiven() throws IOException {
        assertThat(fetch(address("/good"))).hasSize(LIMIT);
    }

    @Test
    void anAnswerLargerThanTheLimitIsNotRead() {
        assertThatThrownBy(() -> fetch(address("/large")))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("more than " + LIMIT + " bytes");
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        assertThatThrownBy(() -> fetch(address("/endless")))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("more than " + LIMIT + " bytes");
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> fetch(address("/redirect")))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("status 302");
        assertThat(followed).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 206, 401, 404, 500, 503})
    void anotherStatusIsNotFetched(int status) {
        assertThatThrownBy(() -> fetch(address("/status/" + status)))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/silent"})
    void theTimeOutCountsUntilTheLastByte(String path) {
        Instant begun = Instant.now();

        assertThatThrownBy(() -> fetch(address(path))).isInstanceOf(OutboundException.class);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(TOTAL.multipliedBy(10));
    }

    @Test
    void aClosedPortIsSaid() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        outbound = outbound("127.0.0.1:" + closed, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> fetch(URI.create("http://127.0.0.1:" + closed + "/good")))
                .isInstanceOf(OutboundException.class);
    }

    @Test
    void aHostThatIsNotListedIsNotAsked() {
        outbound = outbound("localhost", Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> fetch(address("/followed")))
                .isInstanceOf(HostNotAllowedException.class)
                .hasMessageContaining("gateway.outbound.hosts");
        assertThat(followed).hasValue(0);
    }

    @Test
    void theProxyIsAskedForAnotherHost() throws IOException {
        outbound = outbound("pki.example.gov.tw", Optional.of(authority()), Optional.empty());

        assertThat(fetch(URI.create("http://pki.example.gov.tw/good"))).hasSize(LIMIT);
        assertThat(asked).hasValue("http://pki.example.gov.tw/good");
    }

    @Test
    void aHostThatNeedsNoProxyIsAskedItself() throws IOException {
        outbound = outbound(authority(), Optional.of("127.0.0.1:1"), Optional.of("other.example, 127.0.0.1"));

        assertThat(fetch(address("/good"))).hasSize(LIMIT);
        assertThat(asked).hasValue("/good");
    }

    @Test
    void theBodyOfAnotherStatusIsNotRead() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("/refusal")).GET().build();

        assertThat(outbound.send(request, OutputStream.nullOutputStream(), LIMIT, TOTAL)
                        .statusCode())
                .isEqualTo(429);
    }

    private byte[] fetch(URI address) throws OutboundException {
        return outbound.fetch(HttpRequest.newBuilder(address).GET().build(), LIMIT, TOTAL);
    }

    private static Outbound outbound(String hosts, Optional<String> proxy, Optional<String> direct) {
        Outbound outbound = new Outbound();
        outbound.configuration = new OutboundConfiguration(Optional.of(hosts), proxy, direct);
        outbound.open();
        return outbound;
    }

    private String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private URI address(String path) {
        return URI.create("http://" + authority() + path);
    }

    private static void answer(HttpExchange exchange, int status, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[length]);
        }
    }

    private void neverEnd(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        while (end.getCount() > 0) {
            exchange.getResponseBody().write(new byte[8192]);
        }
    }

    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
