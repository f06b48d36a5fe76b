package tw.agencygateway.platform.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.platform.entity.SealedColumn;

/**
 * Seals everything anew with the primary master key after a rotation, in the background and on one node at a time. Vault files stay as they
 * are: only their keys are sealed anew.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResealSecrets {
    private static final String NODE = UUID.randomUUID().toString();

    /** Well within the lease. */
    private static final Duration TURN = Duration.ofSeconds(40);

    @Inject
    ResealingSteps steps;

    @Inject
    SealedColumnCatalogue columns;

    @Inject
    Clock clock;

    /** Works for one turn, or until nothing is left. */
    public void work() {
        List<SealedColumn> all = columns.all();
        if (steps.areDone(all) || !steps.lease(NODE)) {
            return;
        }
        Instant end = clock.instant().plus(TURN);
        for (SealedColumn column : all) {
            boolean more = true;
            while (more && clock.instant().isBefore(end)) {
                more = steps.step(column);
            }
        }
    }
}
