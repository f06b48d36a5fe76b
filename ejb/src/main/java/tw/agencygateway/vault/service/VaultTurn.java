package tw.agencygateway.vault.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.platform.entity.LeaseRepository;
import tw.agencygateway.vault.entity.VaultMark;
import tw.agencygateway.vault.entity.VaultMarkRepository;

/** What the database decides about sweeping the vault: whose turn it is, and whose vault. */
@Stateless
public class VaultTurn {
    private static final String JOB = "vault-sweep";
    private static final Duration DAY = Duration.ofHours(23);

    @Inject
    private LeaseRepository leases;

    @Inject
    VaultMarkRepository marks;

    @Inject
    private Clock clock;

    /** Whether it is to be done now, and by the caller: once a day, on one node. */
    public boolean take() {
        // another holder each time, so that this node does not prolong its own turn either
        return leases.acquire(JOB, UUID.randomUUID().toString(), clock.instant(), DAY);
    }

    /**
     * What the store must bear to be this database's vault.
     *
     * @param written the mark that was written last
     * @param next the mark to be written now; a crash may have left it there already
     * @param sweptAt when the last sweep began that found it so; empty before the first
     */
    public record Mark(UUID written, UUID next, Optional<Instant> sweptAt) {}

    /** The mark; the next one is committed when this returns. */
    public Mark mark() {
        VaultMark mark = marks.lock();
        return new Mark(mark.mark(), mark.next(), mark.sweptAt());
    }

    /** The store bears the next mark since a sweep that began now. */
    public void written(UUID next, Instant now) {
        marks.lock().written(next, now);
    }
}
