package tw.agencygateway.mydata.dp.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import tw.agencygateway.mydata.dp.protocol.OpenIdConfiguration;
import tw.agencygateway.platform.client.Outbound;
import tw.agencygateway.platform.client.OutboundException;

/** Reads an authorization server's {@code .well-known/openid-configuration} (MyData DP V1.3 §柒.二). */
@ApplicationScoped
public class DiscoveryClient {

    @Inject
    private Outbound outbound;

    /**
     * The document.
     *
     * @throws OutboundException where it cannot be had
     */
    public byte[] fetch(URI address, Duration total) throws OutboundException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        return outbound.fetch(request, OpenIdConfiguration.MAX_BYTES, total);
    }
}
