package tw.agencygateway.conformance.stand;

import java.net.URI;
import java.util.Map;

/** The gateway as an agency's API client sees it, and the handles to stop and start it. */
public final class Gateway extends Peer {

    /** The service whose API client this is. */
    public static final String SERVICE = "CLI.SANDBOX001";

    private final GatewayServer server;
    private final SandboxHome home;

    Gateway(GatewayServer server, SandboxHome home) {
        super(server.base(), bearer(home.secret(SERVICE, "api-token")));
        this.server = server;
        this.home = home;
    }

    /** The same gateway, asked by somebody with no token: a browser, the platform, a stranger. */
    public Peer anonymous() {
        return new Peer(server.base(), Map.of());
    }

    /** The same gateway, asked with a token. */
    public Peer with(String token) {
        return new Peer(server.base(), bearer(token));
    }

    /** The same gateway, asked by the API client of a service. */
    public Peer clientOf(String clientId) {
        return with(home.secret(clientId, "api-token"));
    }

    /** The same gateway, asked from another address of this machine than the registered ones. */
    public RawCaller stranger() {
        return new RawCaller(server.base(), RawCaller.STRANGER);
    }

    /** The same gateway, asked from a registered address, byte by byte. */
    public RawCaller raw() {
        return new RawCaller(server.base(), RawCaller.REGISTERED);
    }

    /** A client at a registered address that stops in the middle of its request's body. */
    public HalfRequest beginPost(String path, String json) {
        return raw().beginPost(path, "application/json", json);
    }

    /** With the context root, without a slash at its end. */
    public URI base() {
        return server.base();
    }

    /** Bytes of the gateway's heap that are in use after a full collection. */
    public long usedHeap() {
        return HeapGauge.usedAfterCollection(server.pid());
    }

    /** Takes the application out of the running server and puts it in again; Payara Micro restarts. */
    public void redeploy() {
        server.redeploy();
    }

    /** Kills the server's process without a word. */
    public void kill() {
        server.kill();
    }

    /** Starts the server again that has ended. */
    public void restart() {
        server.restart();
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    /** The JVM that the gateway runs in. */
    public long pid() {
        return server.pid();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
