package tw.agencygateway.mydata.sp.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.client.RetryAfter;

/**
 * The MyData platform as an SP calls it. Redirects are not followed: a 302 means that our address is not on the platform's
 * list.
 */
@ApplicationScoped
public class MyDataClient {

    @Inject
    private Outbound outbound;

    @Inject
    private Clock clock;

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
                .method("GET", new OnceOnly())
                .build();
        try {
            HttpResponse<Void> answer = outbound.send(request, sink, most, total);
            return new DataAnswer(
                    answer.statusCode(),
                    answer.headers()
                            .firstValue("Retry-After")
                            .flatMap(value -> RetryAfter.parse(value, clock.instant())));
        } catch (OutboundException e) {
            throw new MyDataUnreachableException(e.getMessage(), e);
        }
    }
}
