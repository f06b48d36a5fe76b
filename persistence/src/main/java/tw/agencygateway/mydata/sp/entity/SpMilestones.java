package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** When a transaction passed which point; each is set once. */
@Embeddable
public class SpMilestones {

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "redirected_at")
    private Instant redirectedAt;

    @Column(name = "notified_at")
    private Instant notifiedAt;

    @Column(name = "returned_at")
    private Instant returnedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected SpMilestones() {}

    SpMilestones(Instant now) {
        this.createdAt = now;
        this.updatedAt = now;
    }

    void redirected(Instant now) {
        redirectedAt = now;
    }

    void notified(Instant now) {
        notifiedAt = now;
    }

    void returned(Instant now) {
        returnedAt = now;
    }

    void received(Instant now) {
        receivedAt = now;
    }

    void changed(Instant now) {
        updatedAt = now;
    }

    boolean erased(Instant now) {
        if (receivedAt == null || erasedAt != null) {
            return false;
        }
        erasedAt = now;
        return true;
    }

    Instant deadline(SpState state, SpTimes rules, SpPolicy policy) {
        return state.deadline()
                .map(kind -> switch (kind) {
                    case GO -> createdAt.plus(rules.go());
                    case RETURN -> redirectedAt.plus(rules.returning());
                    case TICKET -> notified().orElse(redirectedAt).plus(rules.ticket());
                    case RETENTION -> receivedAt.plus(policy.retention());
                })
                .orElse(null);
    }

    public Instant created() {
        return createdAt;
    }

    public Optional<Instant> redirected() {
        return Optional.ofNullable(redirectedAt);
    }

    public Optional<Instant> notified() {
        return Optional.ofNullable(notifiedAt);
    }

    public Optional<Instant> returned() {
        return Optional.ofNullable(returnedAt);
    }

    public Optional<Instant> received() {
        return Optional.ofNullable(receivedAt);
    }

    public Optional<Instant> erased() {
        return Optional.ofNullable(erasedAt);
    }

    public Instant updated() {
        return updatedAt;
    }
}
