package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** An HTTP client of one server: paths are relative to its base, redirects are never followed. */
public class Peer {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final URI base;
    private final Map<String, String> headers;

    Peer(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /** The address of a path, which starts with a slash, or of an absolute URI. */
    public URI uri(String path) {
        return path.startsWith("/") ? URI.create(base + path) : URI.create(path);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Posts a body as {@code application/json}, whatever it is. */
    public Reply post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** For a request with headers of its own: {@code send(request(path).header(…).GET())}. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(ANSWER);
        headers.forEach(request::header);
        return request;
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + base, e);
        }
    }

    /** Waits until the path is answered, by whatever is no error, and fails at once when the program ends before. */
    void awaitAnswer(String path, Duration atMost, Program program) {
        await("an answer of " + uri(path))
                .atMost(atMost)
                .failFast("the program has ended", () -> !program.isAlive())
                .ignoreException(UncheckedIOException.class)
                .until(() -> get(path).status() < 400);
    }
}
