package tw.agencygateway.pki.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import tw.agencygateway.pki.protocol.OcspQuestion;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;

/** Asks OCSP responders, by POST (RFC 6960 appendix A). What arrives is not looked at: an answer proves itself by its signature. */
@ApplicationScoped
public class OcspClient {
    private static final Duration TOTAL = Duration.ofSeconds(10);

    @Inject
    Outbound outbound;

    /** Waits for the answer, 10 s at most. */
    public byte[] ask(URI responder, byte[] question) throws OutboundException {
        HttpRequest request = HttpRequest.newBuilder(responder)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        return outbound.fetch(request, OcspQuestion.MAX_BYTES, TOTAL);
    }
}
