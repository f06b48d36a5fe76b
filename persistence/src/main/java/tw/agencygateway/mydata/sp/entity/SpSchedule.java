package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.platform.entity.ClaimedWork;

/** When the timers look at a transaction again, and for what; each time has an index of its own. */
@Embeddable
public class SpSchedule {

    private static final Duration FIRST_REVERIFICATION = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 9;

    @Embedded
    private ClaimedWork work;

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
        this.work = new ClaimedWork(null);
        this.deadlineAt = deadline;
    }

    void claim(UUID worker, Work kind, Duration lease, Instant now) {
        if (work.isClaimed()) {
            claimLostAt = now;
        }
        // a node that dies over it every time is not to try again every minute
        Duration away = kind == Work.REVERIFY ? reverification(work.attempts() + 1) : lease;
        work.claim(worker, now.plus(away.compareTo(lease) < 0 ? lease : away));
    }

    void renew(Instant leaseEnd) {
        work.renew(leaseEnd);
    }

    boolean isClaimedBy(UUID worker) {
        return work.isClaimedBy(worker);
    }

    void postpone(Instant next) {
        work.postpone(next);
    }

    /** Another state has begun. Work that goes on keeps its claim; a hold ends with the transaction. */
    void enter(SpState before, SpState next, Instant deadline, SpTimes rules, Instant now) {
        held = held && !next.isFinal();
        deadlineAt = held ? null : deadline;
        if (!before.work().equals(next.work())) {
            begin(next.work(), rules, now);
        }
    }

    private void begin(Optional<Work> kind, SpTimes rules, Instant now) {
        claimLostAt = null;
        work.begin(kind.map(next -> switch (next) {
                    case DOWNLOAD -> now.plus(rules.fetchDelay());
                    case VERIFY -> now;
                    case REVERIFY -> now.plus(reverification(0));
                })
                .orElse(null));
    }

    Duration reverification() {
        return reverification(work.attempts());
    }

    /** A minute, doubled with every attempt, at most about eight hours. */
    private static Duration reverification(int attempts) {
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
        return work.attempts();
    }

    /**
     * When a lease of the work at hand was last found to have ended without a result: its worker died, or is frozen and may still come
     * back with one.
     */
    public Optional<Instant> claimLost() {
        return Optional.ofNullable(claimLostAt);
    }

    public Optional<Instant> nextAttemptAt() {
        return work.nextAttemptAt();
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
