package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An HTTP client of one server: paths are relative to its base, redirects are never followed. */
public class Peer {

    // a connection of its own for each call, as from callers who know nothing of one another
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
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
        return Reply.of(exchange(request, BodyHandlers.ofByteArray()));
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + base, e);
        }
    }

    /** As {@link #send}, for an answer that is too large to be kept: it goes to a file. */
    public int download(HttpRequest.Builder request, Path file) {
        return exchange(request, BodyHandlers.ofFile(file)).statusCode();
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
