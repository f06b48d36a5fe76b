package tw.agencygateway.conformance.stand;

import java.util.Map;

/** The simulated counterparties: the pages that a browser sees, and the management API that makes them misbehave. */
public final class Sandbox extends Peer {

    private final SandboxHome home;

    Sandbox(SandboxHome home) {
        super(home.base(), Map.of());
        this.home = home;
    }

    /** What the platform and a service share: client-secret, cbc-iv or api-key. */
    public String secret(String clientId, String name) {
        return home.secret(clientId, name);
    }
}
