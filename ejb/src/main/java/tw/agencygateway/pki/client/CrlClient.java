package tw.agencygateway.pki.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;

/** Fetches revocation lists. What arrives is not looked at: a list proves itself by its signature, so plain http is good enough. */
@ApplicationScoped
public class CrlClient {
    /** The largest lists of Taiwanese CAs seen were a few MB. */
    private static final int SIZE_LIMIT = 32 * 1024 * 1024;

    private static final Duration TOTAL = Duration.ofSeconds(30);

    @Inject
    Outbound outbound;

    /**
     * Waits for the list, 30 s at most.
     *
     * @return at most 32 MB
     */
    public byte[] fetch(URI address) throws OutboundException {
        return outbound.fetch(HttpRequest.newBuilder(address).GET().build(), SIZE_LIMIT, TOTAL);
    }
}
