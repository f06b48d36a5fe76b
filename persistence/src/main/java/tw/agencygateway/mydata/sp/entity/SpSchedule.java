package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/** When the timers look at a transaction again, and for what; each time has an index of its own. */
@Embeddable
public class SpSchedule {

    private static final Duration FIRST_REVERIFICATION = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 9;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(nullable = false)
    private int attempts;

    private String claim;

    @Column(name = "claim_lost_at")
    private Instant claimLostAt;

    @Column(name = "deadline_at")
    private Instant deadlineAt;

    @Column(name = "erase_due_at")
    private Instant eraseDueAt;

    @Column(nullable = false)
    private boolean held;

    protected SpSchedule() {}

    SpSchedule(Instant deadline) {
        this.deadlineAt = deadline;
    }

    void claim(UUID worker, Work work, Duration lease, Instant now) {
        if (claim != null) {
            claimLostAt = now;
        }
        claim = worker.toString();
        attempts++;
        // a node that dies over it every time is not to try again every minute
        Duration away = work == Work.REVERIFY ? reverification() : lease;
        nextAttemptAt = now.plus(away.compareTo(lease) < 0 ? lease : away);
    }

    void renew(Instant leaseEnd) {
        if (leaseEnd.isAfter(nextAttemptAt)) {
            nextAttemptAt = leaseEnd;
        }
    }

    boolean isClaimedBy(UUID worker) {
        return worker.toString().equals(claim);
    }

    void postpone(Instant next) {
        nextAttemptAt = next;
        claim = null;
    }

    /** Another state has begun. Work that goes on keeps its claim; a hold ends with the transaction. */
    void enter(SpState before, SpState next, Instant deadline, SpTimes rules, Instant now) {
        held = held && !next.isFinal();
        deadlineAt = held ? null : deadline;
        if (!before.work().equals(next.work())) {
            begin(next.work(), rules, now);
        }
    }

    private void begin(Optional<Work> work, SpTimes rules, Instant now) {
        claim = null;
        claimLostAt = null;
        attempts = 0;
        nextAttemptAt = work.map(kind -> switch (kind) {
                    case DOWNLOAD -> now.plus(rules.fetchDelay());
                    case VERIFY -> now;
                    case REVERIFY -> now.plus(reverification());
                })
                .orElse(null);
    }

    /** A minute, doubled with every attempt, at most about eight hours. */
    Duration reverification() {
        return FIRST_REVERIFICATION.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
    }

    boolean hold() {
        if (held) {
            return false;
        }
        held = true;
        deadlineAt = null;
        return true;
    }

    boolean release(Instant deadline) {
        if (!held) {
            return false;
        }
        held = false;
        deadlineAt = deadline;
        return true;
    }

    void erase(Instant due) {
        eraseDueAt = due;
    }

    boolean isOverdue(Instant now) {
        return deadlineAt != null && !deadlineAt.isAfter(now);
    }

    /** How often the work at hand was claimed. */
    public int attempts() {
        return attempts;
    }

    /**
     * When a lease of the work at hand was last found to have ended without a result: its worker died, or is frozen and may still come
     * back with one.
     */
    public Optional<Instant> claimLost() {
        return Optional.ofNullable(claimLostAt);
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** When the state ends by itself; never while there is a hold. */
    public Optional<Instant> deadlineAt() {
        return Optional.ofNullable(deadlineAt);
    }

    /** Whether a legal hold keeps the data. */
    public boolean isHeld() {
        return held;
    }

    /** Since when files wait to be erased. */
    public Optional<Instant> eraseDueAt() {
        return Optional.ofNullable(eraseDueAt);
    }
}
