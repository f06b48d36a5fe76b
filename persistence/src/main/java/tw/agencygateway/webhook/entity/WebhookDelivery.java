package tw.agencygateway.webhook.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A status change on its way to one endpoint. It is due until it is delivered, or dead when it was tried for too long; a dead one can be
 * begun again. Natural key: the event id, which stays the same whenever it is sent, so that the receiver knows a repeat.
 */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {

    /** Where a delivery stands. */
    public enum Progress {
        DUE,
        DELIVERED,
        DEAD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_delivery_seq")
    @SequenceGenerator(name = "webhook_delivery_seq", sequenceName = "webhook_delivery_seq")
    private Long id;

    @Version
    private long version;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "webhook_id", nullable = false, updatable = false)
    private Webhook webhook;

    @Column(name = "event_id", nullable = false, updatable = false)
    private String eventId;

    @Column(nullable = false, updatable = false)
    private String type;

    @Column(name = "tx_id", nullable = false, updatable = false)
    private String txId;

    @Column(nullable = false, updatable = false)
    private long sequence;

    @Column(nullable = false, updatable = false)
    private String status;

    @Column(updatable = false)
    private String reason;

    @Column(name = "agency_state", updatable = false)
    private String agencyState;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    @Column(name = "begun_at", nullable = false)
    private Instant begunAt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(nullable = false)
    private int attempts;

    private String claim;

    @Column(name = "last_outcome")
    private String lastOutcome;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Column(name = "dead_at")
    private Instant deadAt;

    protected WebhookDelivery() {}

    /** Due at once. */
    public WebhookDelivery(Webhook webhook, StatusChange change) {
        this.webhook = webhook;
        this.eventId = UUID.randomUUID().toString();
        this.type = change.type();
        this.txId = change.txId();
        this.sequence = change.sequence();
        this.status = change.status();
        this.reason = change.reason();
        this.agencyState = change.state();
        this.occurredAt = change.occurredAt();
        this.begunAt = change.occurredAt();
        this.nextAttemptAt = change.occurredAt();
    }

    /** Takes it for one worker; until the lease ends nobody else finds it due. */
    public void claim(UUID worker, Instant leaseEnd) {
        claim = worker.toString();
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    /** Whether this worker's claim is the one that counts. */
    public boolean isClaimedBy(UUID worker) {
        return worker.toString().equals(claim);
    }

    /** The endpoint has it. */
    public void delivered(String outcome, Instant now) {
        end(outcome);
        deliveredAt = now;
    }

    /** It did not arrive, and is due again then. */
    public void failed(String outcome, Instant next) {
        end(outcome);
        nextAttemptAt = next;
    }

    /** It did not arrive, and is tried no more. */
    public void died(String outcome, Instant now) {
        end(outcome);
        deadAt = now;
    }

    private void end(String outcome) {
        lastOutcome = outcome;
        claim = null;
        nextAttemptAt = null;
    }

    /**
     * Begins a dead one again.
     *
     * @return false where it is not dead
     */
    public boolean beginAgain(Instant now) {
        if (deadAt == null) {
            return false;
        }
        deadAt = null;
        attempts = 0;
        begunAt = now;
        nextAttemptAt = now;
        return true;
    }

    public Progress progress() {
        return deliveredAt != null ? Progress.DELIVERED : deadAt != null ? Progress.DEAD : Progress.DUE;
    }

    /** The change that is told; its service is the endpoint's. */
    public StatusChange change() {
        return new StatusChange(type, webhook.clientId(), txId, sequence, status, reason, agencyState, occurredAt);
    }

    public Long id() {
        return id;
    }

    public Webhook webhook() {
        return webhook;
    }

    public String eventId() {
        return eventId;
    }

    /** Since when it is being tried. */
    public Instant begunAt() {
        return begunAt;
    }

    /** How often it was sent since then. */
    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** What came of the last attempt, without anything that the endpoint wrote. */
    public Optional<String> lastOutcome() {
        return Optional.ofNullable(lastOutcome);
    }

    public Optional<Instant> deliveredAt() {
        return Optional.ofNullable(deliveredAt);
    }

    public Optional<Instant> deadAt() {
        return Optional.ofNullable(deadAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookDelivery that && eventId.equals(that.eventId);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    @Override
    public String toString() {
        return "WebhookDelivery " + eventId + " " + progress();
    }
}
