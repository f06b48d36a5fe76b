package tw.agencygateway.webhook.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;

/** An endpoint of the agency. Only the status of its answer counts; a redirect is a refusal like any other. */
@ApplicationScoped
public class WebhookClient {

    /** More than an endpoint needs to say thank you. */
    private static final long ANSWER_BYTES = 64 * 1024;

    @Inject
    private Outbound outbound;

    /**
     * Posts JSON.
     *
     * @param headers id, time and signature
     * @param total the time for the whole answer
     * @return the HTTP status
     * @throws OutboundException when there was no whole answer, or the host may not be called
     * @throws InterruptedException when the server stops
     */
    public int post(URI address, Map<String, String> headers, byte[] json, Duration total)
            throws OutboundException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "agency-gateway")
                .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        return outbound.send(request.build(), OutputStream.nullOutputStream(), ANSWER_BYTES, total)
                .statusCode();
    }
}
