package tw.agencygateway.mydata.sp.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A MyData platform that plays {@code /service/data} alone: gives the answers that were put in, then 504; at the one address that the deployment may call. */
final class PlatformStub implements AutoCloseable {

    private static final Answer NOTHING_LEFT = new Answer(504, Map.of(), new byte[0], () -> {});

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> tickets = new ArrayList<>();

    /** @param meanwhile runs when the request has come and before it is answered */
    private record Answer(int status, Map<String, String> headers, byte[] body, Runnable meanwhile) {}

    PlatformStub() {
        URI allowed = URI.create(
                "http://" + ConfigProvider.getConfig().getValue("gateway.outbound.hosts", String[].class)[0]);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", allowed.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/service/data", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(int status) {
        answers.add(new Answer(status, Map.of(), new byte[0], () -> {}));
    }

    void asksToWait(String retryAfter) {
        answers.add(new Answer(429, Map.of("Retry-After", retryAfter), new byte[0], () -> {}));
    }

    void gives(byte[] jwe) {
        gives(jwe, () -> {});
    }

    void gives(byte[] jwe, Runnable meanwhile) {
        answers.add(new Answer(200, Map.of(), jwe, meanwhile));
    }

    /** The ticket of each request. */
    List<String> tickets() {
        return List.copyOf(tickets);
    }

    private void answer(HttpExchange exchange) throws IOException {
        tickets.add(exchange.getRequestHeaders().getFirst("permission_ticket"));
        Answer answer = answers.isEmpty() ? NOTHING_LEFT : answers.remove();
        answer.meanwhile().run();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
