package tw.agencygateway.mydata.dp.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.client.SmallAnswer;

/** An HTTP service of the agency that data comes from. */
@ApplicationScoped
public class HttpSourceClient {

    @Inject
    private Outbound outbound;

    /**
     * Asks, and waits for the whole answer, whatever its status.
     *
     * @param token bearer token, where there is one
     * @param json the body of a POST; empty for a GET
     * @param most the most bytes
     * @param total the time for all of it
     * @throws OutboundException when there was no whole answer
     * @throws InterruptedException when the server stops
     */
    public SmallAnswer ask(URI address, Optional<String> token, Optional<String> json, int most, Duration total)
            throws OutboundException, InterruptedException {
        CompletableFuture<SmallAnswer> answer = outbound.ask(request(address, token, json), most, total);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new OutboundException(e.getCause().getMessage(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(URI address, Optional<String> token, Optional<String> json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return json.isEmpty()
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.get()))
                        .build();
    }
}
