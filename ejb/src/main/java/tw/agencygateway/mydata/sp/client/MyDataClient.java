package tw.agencygateway.mydata.sp.client;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The MyData platform as an SP calls it. Redirects are not followed: a 302 means that our address is not on the platform's
 * list. {@link HttpClient} and not a Rest Client, because one download needs a limit for its whole time and size.
 */
@ApplicationScoped
public class MyDataClient {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final int MAX_DIGITS = 9;

    @Inject
    private Clock clock;

    private HttpClient http;

    @PostConstruct
    void open() {
        http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIME)
                .build();
    }

    /**
     * Fetches the person's data: {@code GET /service/data} with the ticket in a header.
     *
     * @param platform base of {@code /service/…}
     * @param sink takes the body of a 200 while it arrives; is not closed
     * @param most the most bytes taken
     * @param total the time for all of it
     * @throws MyDataUnreachableException when there was no whole answer
     * @throws InterruptedException when the server stops
     */
    public DataAnswer fetch(URI platform, String ticket, OutputStream sink, long most, Duration total)
            throws MyDataUnreachableException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform + "/service/data"))
                .header("Content-Type", "application/json")
                .header("permission_ticket", ticket)
                .GET()
                .build();
        BodyHandler<Void> body =
                info -> info.statusCode() == 200 ? new SinkSubscriber(sink, most) : BodySubscribers.replacing(null);
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, body);
        try {
            HttpResponse<Void> response = answer.get(total.toMillis(), TimeUnit.MILLISECONDS);
            return new DataAnswer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").flatMap(value -> retryAfter(value, clock.instant())));
        } catch (ExecutionException e) {
            throw new MyDataUnreachableException(
                    "no whole answer: " + e.getCause().getClass().getSimpleName(), e);
        } catch (TimeoutException e) {
            throw new MyDataUnreachableException("no whole answer within " + total, e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Retry-After as seconds or as an HTTP date (RFC 9110 §10.2.3). */
    static Optional<Duration> retryAfter(String value, Instant now) {
        String text = value.trim();
        if (text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
