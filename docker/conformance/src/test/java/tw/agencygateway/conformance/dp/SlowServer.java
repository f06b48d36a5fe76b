package tw.agencygateway.conformance.dp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** An HTTP server whose answers take as long as a test says, without a thread for each. */
abstract class SlowServer implements AutoCloseable {

    private static final int BACKLOG = 1000;
    private static final int THREADS = 4;

    static {
        // or else each answer waits for the acknowledgement of its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(THREADS);
    private final IntSupplier millis;

    /** What is answered. */
    record Answer(int status, String json) {}

    /** Decides on an answer when the request is read. */
    @FunctionalInterface
    interface Decision {
        Answer answer(HttpExchange exchange, String body);
    }

    /** @param millis how long the next answer takes */
    SlowServer(IntSupplier millis) {
        this.millis = millis;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(readers);
        server.start();
    }

    void serve(String path, Decision decision) {
        server.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = decision.answer(exchange, body);
            writers.schedule(() -> send(exchange, answer), millis.getAsInt(), TimeUnit.MILLISECONDS);
        });
    }

    private static void send(HttpExchange exchange, Answer answer) {
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // whoever asked has given up
            exchange.close();
        }
    }

    final URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public final void close() {
        server.stop(0);
        readers.shutdownNow();
        writers.shutdownNow();
    }
}
