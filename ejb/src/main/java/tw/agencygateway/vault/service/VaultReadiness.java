package tw.agencygateway.vault.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.agencygateway.platform.service.Readiness.Part;
import tw.agencygateway.platform.service.ReadinessCheck;

/**
 * Whether the vault's store has answered since the start. A store that never did is configured wrongly, and the node is to take no
 * work; one that fails later fails for all nodes, which then go on taking notifications and fetch when it is back.
 */
@ApplicationScoped
public class VaultReadiness implements ReadinessCheck {
    private static final Logger LOG = System.getLogger(VaultReadiness.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private VaultStore store;
    private Clock clock;
    private boolean answered;
    private Instant nextLook = Instant.MIN;

    protected VaultReadiness() {}

    @Inject
    VaultReadiness(VaultStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Part> missing() {
        if (!answered && !clock.instant().isBefore(nextLook)) {
            look();
            nextLook = clock.instant().plus(BETWEEN_LOOKS);
        }
        return answered ? Optional.empty() : Optional.of(Part.VAULT);
    }

    private void look() {
        try {
            store.check();
            answered = true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The vault cannot be used, and the node takes no work: {0}", e.getMessage());
        }
    }
}
