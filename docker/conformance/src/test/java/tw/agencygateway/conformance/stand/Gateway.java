package tw.agencygateway.conformance.stand;

import java.net.URI;
import java.util.Map;

/** The gateway as its API client sees it, and the handles to stop and start it. */
public final class Gateway extends Peer {

    private final GatewayServer server;

    Gateway(GatewayServer server, String apiToken) {
        super(server.base(), Map.of("Authorization", "Bearer " + apiToken));
        this.server = server;
    }

    /** The same gateway, asked by somebody with no token: a browser, the platform, a stranger. */
    public Peer anonymous() {
        return new Peer(server.base(), Map.of());
    }

    /** With the context root, without a slash at its end. */
    public URI base() {
        return server.base();
    }

    /** Takes the application out of the running server and puts it in again; Payara Micro restarts. */
    public void redeploy() {
        server.redeploy();
    }

    /** Kills the server's process without a word, and starts it again. */
    public void crash() {
        server.crash();
    }
}
