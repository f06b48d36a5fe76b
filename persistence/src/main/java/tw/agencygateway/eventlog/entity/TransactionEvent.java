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

    @Column(nullable = false, updatable = false)
    private byte[] person;

    @Column(name = "person_index", nullable = false, updatable = false)
    private byte[] personIndex;

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
        this.person = subject.person().clone();
        this.personIndex = subject.personIndex().clone();
        this.sourceAddress = sourceAddress;
        this.occurredAt = occurredAt;
    }

    /** What an event is about; the person sealed, with its blind index. */
    public record Subject(UUID txId, String clientId, List<String> resourceIds, byte[] person, byte[] personIndex) {}

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

    public byte[] person() {
        return person.clone();
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Optional<String> sourceAddress() {
        return Optional.ofNullable(sourceAddress);
    }
}
