package tw.agencygateway.conformance.stand;

import java.net.URI;
import java.util.Map;

/** The simulated counterparties: the pages that a browser sees, and the management API that makes them misbehave. */
public final class Sandbox extends Peer {

    Sandbox(URI base) {
        super(base, Map.of());
    }
}
