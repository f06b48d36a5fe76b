package tw.agencygateway.sandbox.mydata.dp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a DP-API over HTTP/1.1, follows no redirects, and gives up after a while. */
final class Caller {
    private static final int LARGEST_BODY = 64 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_FOR_HEARTBEATS = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Clock clock;

    Caller(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where the draft is nothing that this client can send */
    Seen call(CallDraft draft) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(draft.address).method(draft.method, BodyPublishers.noBody());
        draft.headers.forEach(header -> request.header(header.name(), header.value()));
        return exchange(request.build(), draft.hangUpAfter < 0 ? LARGEST_BODY : draft.hangUpAfter, PATIENCE);
    }

    /** {@code ?heartbeat=true}, without a token (DP §捌.三). */
    Seen heartbeat(URI dpApi) {
        HttpRequest request = HttpRequest.newBuilder(CallDraft.withQuery(dpApi, "heartbeat=true"))
                .header(CallDraft.CONTENT_TYPE, "application/json")
                .build();
        return exchange(request, LARGEST_BODY, PATIENCE_FOR_HEARTBEATS);
    }

    private Seen exchange(HttpRequest request, int most, Duration patience) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new FirstBytes(most));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String note = response.body().length == most ? "hung up" : "";
            Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
            return seen(at, start, response.statusCode(), headers, response.body(), note);
        } catch (ExecutionException e) {
            return none(at, start, "no answer: " + e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return none(at, start, "no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(at, start, "interrupted");
        }
    }

    private static Seen none(Instant at, long start, String note) {
        return seen(at, start, 0, Map.of(), new byte[0], note);
    }

    private static Seen seen(
            Instant at, long start, int status, Map<String, List<String>> headers, byte[] body, String note) {
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Seen(at.toString(), millis, status, headers, body.length, sha256(body), body, note);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
