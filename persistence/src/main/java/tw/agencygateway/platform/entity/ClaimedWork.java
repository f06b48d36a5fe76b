package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When the work on a row is due, and whose it is: the columns by which it is claimed under a lease. */
@Embeddable
public class ClaimedWork {

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(nullable = false)
    private int attempts;

    private String claim;

    protected ClaimedWork() {}

    /** Work that nobody has claimed yet; due never where {@code due} is null. */
    public ClaimedWork(Instant due) {
        nextAttemptAt = due;
    }

    /** Other work begins, due then; none where {@code due} is null. */
    public void begin(Instant due) {
        nextAttemptAt = due;
        claim = null;
        attempts = 0;
    }

    /** Takes the work for a worker; until then nobody else finds it due. */
    public void claim(UUID worker, Instant leaseEnd) {
        claim = worker.toString();
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    /** The worker is still at it. */
    public void renew(Instant leaseEnd) {
        if (leaseEnd.isAfter(nextAttemptAt)) {
            nextAttemptAt = leaseEnd;
        }
    }

    /** Gives the work back, due again then. */
    public void postpone(Instant next) {
        nextAttemptAt = next;
        claim = null;
    }

    public boolean isClaimed() {
        return claim != null;
    }

    public boolean isClaimedBy(UUID worker) {
        return worker.toString().equals(claim);
    }

    /** How often it was claimed. */
    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }
}
