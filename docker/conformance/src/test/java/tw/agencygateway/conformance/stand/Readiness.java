package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Waits for the gateway's own word: a server is up and says so long before the application is, or although it is not. */
final class Readiness {

    static final Duration AT_MOST = Duration.ofMinutes(3);

    private Readiness() {}

    /** @param alive false ends the waiting at once */
    static void awaitAt(URI base, BooleanSupplier alive) {
        Peer gateway = new Peer(base, Map.of());
        await("the gateway at " + base)
                .atMost(AT_MOST)
                .failFast("the server has ended", () -> !alive.getAsBoolean())
                .ignoreException(UncheckedIOException.class)
                .until(() -> gateway.get("/status/ready").status() == 200);
    }
}
