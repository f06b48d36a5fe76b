package tw.agencygateway.eventlog.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.platform.entity.LinesConverter;

/**
 * One line of the transaction log: what MyData SP V2.6 §拾.四.(一) wants an SP to keep. Never changed. The person is sealed,
 * and found by a keyed blind index.
 */
@Entity
@Table(name = "transaction_event")
public class TransactionEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transaction_event_seq")
    @SequenceGenerator(name = "transaction_event_seq", sequenceName = "transaction_event_seq")
    private Long id;

    @Column(nullable = false, updatable = false)
    private EventCode code;

    @Column(name = "tx_id", nullable = false, updatable = false)
    private String txId;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String clientId;

    @Convert(converter = LinesConverter.class)
    @Column(name = "resource_ids", nullable = false, updatable = false)
    private List<String> resourceIds;

    @Column(updatable = false)
    private byte[] person;

    @Column(name = "person_index", updatable = false)
    private byte[] personIndex;

    @Column(name = "transaction_uid", updatable = false)
    private String transactionUid;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    @Column(name = "source_address", updatable = false)
    private String sourceAddress;

    protected TransactionEvent() {}

    /**
     * An event.
     *
     * @param subject what it is about
     * @param sourceAddress where the request came from, or null where we made it
     */
    public TransactionEvent(EventCode code, Subject subject, String sourceAddress, Instant occurredAt) {
        this.code = code;
        this.txId = subject.txId().toString();
        this.clientId = subject.clientId();
        this.resourceIds = List.copyOf(subject.resourceIds());
        this.person = subject.person() == null ? null : subject.person().clone();
        this.personIndex =
                subject.personIndex() == null ? null : subject.personIndex().clone();
        this.transactionUid = subject.transactionUid();
        this.sourceAddress = sourceAddress;
        this.occurredAt = occurredAt;
    }

    /**
     * What an event is about.
     *
     * @param person sealed; null while it is not known
     * @param personIndex its blind index; null with it
     * @param transactionUid MyData's own name for its transaction where it asks a data provider; null otherwise
     */
    public record Subject(
            UUID txId,
            String clientId,
            List<String> resourceIds,
            byte[] person,
            byte[] personIndex,
            String transactionUid) {

        /** Of a transaction that an SP began. */
        public Subject(UUID txId, String clientId, List<String> resourceIds, byte[] person, byte[] personIndex) {
            this(txId, clientId, resourceIds, person, personIndex, null);
        }
    }

    public EventCode code() {
        return code;
    }

    public UUID txId() {
        return UUID.fromString(txId);
    }

    public String clientId() {
        return clientId;
    }

    public List<String> resourceIds() {
        return resourceIds;
    }

    /** The sealed person; empty while it was not known. */
    public Optional<byte[]> person() {
        return Optional.ofNullable(person);
    }

    /** MyData's own name for its transaction, where it asks a data provider. */
    public Optional<String> transactionUid() {
        return Optional.ofNullable(transactionUid);
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Optional<String> sourceAddress() {
        return Optional.ofNullable(sourceAddress);
    }
}
