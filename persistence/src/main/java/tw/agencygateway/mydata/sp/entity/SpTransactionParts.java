package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tw.agencygateway.webhook.entity.StatusChange;

/** What a {@link SpTransaction} consists of; what can happen to it is said there. */
@MappedSuperclass
public abstract class SpTransactionParts {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sp_transaction_seq")
    @SequenceGenerator(name = "sp_transaction_seq", sequenceName = "sp_transaction_seq")
    private Long id;

    @Version
    private long version;

    @Column(name = "tx_id", nullable = false, updatable = false)
    String txId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "service_id", nullable = false, updatable = false)
    SpService service;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "credential_id", nullable = false)
    SpCredential credential;

    @Embedded
    SpOrigin origin;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "sp_requested_data_set", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderColumn(name = "position")
    List<SpRequestedDataSet> dataSets = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SpState state = SpState.CREATED;

    @Embedded
    SpOutcome outcome = SpOutcome.open();

    @Embedded
    SpHoldings holdings;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "sp_file", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderColumn(name = "position")
    List<SpFile> files = new ArrayList<>();

    @Embedded
    SpMilestones times;

    @Embedded
    SpSchedule schedule;

    @Column(name = "status_sequence", nullable = false)
    private long statusSequence;

    @Transient
    private Consumer<StatusChange> outbox;

    @Transient
    private Consumer<SpHoldEvent> holdBook;

    /** Says who hears of each new status; {@link SpTransactions} does so for every transaction that it hands out. */
    void tellTo(Consumer<StatusChange> whoeverHears, Consumer<SpHoldEvent> whereHoldsAreRecorded) {
        outbox = whoeverHears;
        holdBook = whereHoldsAreRecorded;
    }

    /** A hold that no verdict waits for has ended with the transaction; the record says so, and why. */
    void tellEndOfHold(Instant now) {
        String why = outcome.reason().map(SpReason::code).orElse(state.told());
        holdBook.accept(new SpHoldEvent(txId(), SpHoldEvent.Action.RELEASED, why, "gateway", now));
    }

    /** Tells what the agency is told from now on, in the database transaction of the change. */
    void tell() {
        statusSequence++;
        outbox.accept(new StatusChange(
                "sp.status",
                service.clientId(),
                txId,
                statusSequence,
                state.told(),
                outcome.reason().map(SpReason::code).orElse(null),
                origin.agencyState().orElse(null),
                times.updated()));
    }

    public UUID txId() {
        return UUID.fromString(txId);
    }

    public SpService service() {
        return service;
    }

    /** The credentials that this transaction reached MyData with. */
    public SpCredential credential() {
        return credential;
    }

    public SpOrigin origin() {
        return origin;
    }

    public List<SpRequestedDataSet> dataSets() {
        return List.copyOf(dataSets);
    }

    public List<String> resourceIds() {
        return dataSets.stream().map(SpRequestedDataSet::resourceId).toList();
    }

    public SpState state() {
        return state;
    }

    public SpOutcome outcome() {
        return outcome;
    }

    public SpSchedule schedule() {
        return schedule;
    }

    /** What it holds; EclipseLink loads nothing for one that holds nothing. */
    public SpHoldings holdings() {
        return holdings == null ? new SpHoldings(null) : holdings;
    }

    public List<SpFile> files() {
        return List.copyOf(files);
    }

    public SpMilestones times() {
        return times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpTransactionParts that && txId.equals(that.txId);
    }

    @Override
    public int hashCode() {
        return txId.hashCode();
    }

    @Override
    public String toString() {
        return "SpTransaction " + txId + " " + state;
    }
}
