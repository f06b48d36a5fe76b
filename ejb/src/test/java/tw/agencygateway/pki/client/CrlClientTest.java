package tw.agencygateway.pki.client;

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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlClientTest {
    private static final int LIMIT = 100_000;
    private static final Duration TOTAL = Duration.ofSeconds(1);

    private final CrlClient client = new CrlClient(LIMIT, TOTAL);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger followed = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/crl", exchange -> answer(exchange, 200, LIMIT));
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
        server.createContext("/endless", this::neverEnd);
        server.createContext("/slow", this::trickle);
        server.createContext("/silent", exchange -> await());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theBodyOfA200AnswerIsGiven() throws IOException {
        assertThat(client.fetch(address("/crl"))).hasSize(LIMIT);
    }

    @Test
    void anAnswerLargerThanTheLimitIsNotRead() {
        assertThatThrownBy(() -> client.fetch(address("/large")))
                .isInstanceOf(CrlUnavailableException.class)
                .hasMessageContaining("more than " + LIMIT + " bytes");
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        assertThatThrownBy(() -> client.fetch(address("/endless")))
                .isInstanceOf(CrlUnavailableException.class)
                .hasMessageContaining("more than " + LIMIT + " bytes");
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> client.fetch(address("/redirect")))
                .isInstanceOf(CrlUnavailableException.class)
                .hasMessageContaining("status 302");
        assertThat(followed).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 206, 401, 404, 500, 503})
    void anotherStatusIsNoList(int status) {
        assertThatThrownBy(() -> client.fetch(address("/status/" + status)))
                .isInstanceOf(CrlUnavailableException.class)
                .hasMessageContaining("status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/silent"})
    void theTimeOutCountsUntilTheLastByte(String path) {
        Instant begun = Instant.now();

        assertThatThrownBy(() -> client.fetch(address(path))).isInstanceOf(CrlUnavailableException.class);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(TOTAL.multipliedBy(10));
    }

    @Test
    void aClosedPortIsSaid() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThatThrownBy(() -> client.fetch(URI.create("http://127.0.0.1:" + closed + "/crl")))
                .isInstanceOf(CrlUnavailableException.class);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[length]);
        }
    }

    private void neverEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
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
