package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/** When the timers look at a transaction again, and for what; each time has an index of its own. */
@Embeddable
public class SpSchedule {

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(nullable = false)
    private int attempts;

    private String claim;

    @Column(name = "deadline_at")
    private Instant deadlineAt;

    @Column(name = "erase_due_at")
    private Instant eraseDueAt;

    protected SpSchedule() {}

    SpSchedule(Instant deadline) {
        this.deadlineAt = deadline;
    }

    void claim(UUID worker, Instant leaseEnd) {
        claim = worker.toString();
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    boolean isClaimedBy(UUID worker) {
        return worker.toString().equals(claim);
    }

    void postpone(Instant next) {
        nextAttemptAt = next;
        claim = null;
    }

    void begin(Optional<Work> work, SpTimes rules, Instant now) {
        claim = null;
        attempts = 0;
        nextAttemptAt = work.map(kind -> kind == Work.DOWNLOAD ? now.plus(rules.fetchDelay()) : now)
                .orElse(null);
    }

    void deadline(Instant deadline) {
        deadlineAt = deadline;
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

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    public Optional<Instant> deadlineAt() {
        return Optional.ofNullable(deadlineAt);
    }

    /** Since when files wait to be erased. */
    public Optional<Instant> eraseDueAt() {
        return Optional.ofNullable(eraseDueAt);
    }
}
