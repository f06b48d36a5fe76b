package tw.agencygateway.pki.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches revocation lists over HTTP. Redirects are not followed, the answer is bounded in size and in total time. What arrives is not
 * looked at: a list proves itself by its signature, so plain http is good enough. Which hosts may be asked is decided by the caller.
 */
@ApplicationScoped
public class CrlClient {
    /** The largest lists of Taiwanese CAs seen were a few MB. */
    private static final int SIZE_LIMIT = 32 * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofSeconds(30);

    private final int sizeLimit;
    private final Duration total;
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    public CrlClient() {
        this(SIZE_LIMIT, TOTAL);
    }

    CrlClient(int sizeLimit, Duration total) {
        this.sizeLimit = sizeLimit;
        this.total = total;
    }

    /**
     * Waits for the answer, 30 s at most.
     *
     * @param address http or https
     * @return the body of a 200 answer, at most 32 MB
     * @throws CrlUnavailableException for every other outcome
     */
    public byte[] fetch(URI address) throws CrlUnavailableException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(total).GET().build();
        // the request's own time-out ends with the headers; the body counts too
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, head -> new LimitedBody(head.statusCode() == 200 ? sizeLimit : 0));
        try {
            HttpResponse<byte[]> answer = exchange.get(total.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new CrlUnavailableException(address, "status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new CrlUnavailableException(address, reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new CrlUnavailableException(address, "no complete answer within " + total.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrlUnavailableException(address, "interrupted", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
