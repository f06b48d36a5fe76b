package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Somebody put a legal hold on a transaction's data, or released it. Never changed, and outlives the data. */
@Entity
@Table(name = "sp_hold_event")
public class SpHoldEvent {

    /** What was done. */
    public enum Action {
        PLACED,
        RELEASED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sp_hold_event_seq")
    @SequenceGenerator(name = "sp_hold_event_seq", sequenceName = "sp_hold_event_seq")
    private Long id;

    @Column(name = "tx_id", nullable = false, updatable = false)
    private String txId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Action action;

    @Column(nullable = false, updatable = false)
    private String reason;

    @Column(nullable = false, updatable = false)
    private String account;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    protected SpHoldEvent() {}

    /**
     * What was done, why, and by whom.
     *
     * @param reason in the administrator's words, not blank
     * @param account the administrator's
     */
    public SpHoldEvent(UUID txId, Action action, String reason, String account, Instant now) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a hold has a reason");
        }
        this.txId = txId.toString();
        this.action = Objects.requireNonNull(action);
        this.reason = reason;
        this.account = Objects.requireNonNull(account);
        this.occurredAt = now;
    }

    public Action action() {
        return action;
    }

    public String reason() {
        return reason;
    }

    public String account() {
        return account;
    }

    public Instant occurredAt() {
        return occurredAt;
    }
}
