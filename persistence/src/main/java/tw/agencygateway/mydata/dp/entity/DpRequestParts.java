package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.platform.entity.ClaimedWork;

/** What a {@link DpRequest} consists of; what can happen to it is said there. */
@MappedSuperclass
public abstract class DpRequestParts {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dp_request_seq")
    @SequenceGenerator(name = "dp_request_seq", sequenceName = "dp_request_seq")
    private Long id;

    @Version
    private long version;

    @Column(nullable = false, updatable = false)
    String uid;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "data_set_id", nullable = false, updatable = false)
    DpDataSet dataSet;

    @Embedded
    DpCall call;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DpState state;

    @Enumerated(EnumType.STRING)
    DpReason reason;

    @Column(name = "reason_code")
    String reasonCode;

    @Column(name = "client_id")
    String clientId;

    @Embedded
    DpHoldings holdings;

    @Embedded
    DpFile file;

    @Embedded
    ClaimedWork work;

    /** The data set's id while the request waits: what is counted. */
    @Column(name = "waiting_set_id")
    Long waitingSet;

    @Column(name = "deadline_at")
    Instant deadlineAt;

    @Column(name = "erase_due_at")
    Instant eraseDueAt;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "told_at")
    Instant toldAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    public UUID uid() {
        return UUID.fromString(uid);
    }

    public DpDataSet dataSet() {
        return dataSet;
    }

    public DpCall call() {
        return call;
    }

    public DpState state() {
        return state;
    }

    public Optional<DpReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** What was answered, where something was. */
    public Optional<String> reasonCode() {
        return Optional.ofNullable(reasonCode);
    }

    /** The service that the data is for, as the introspection named it. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** What it holds; EclipseLink loads nothing for one that holds nothing. */
    public DpHoldings holdings() {
        return holdings == null ? new DpHoldings() : holdings;
    }

    /** The finished file, while it is kept. */
    public Optional<DpFile> file() {
        return Optional.ofNullable(file);
    }

    public ClaimedWork work() {
        return work;
    }

    /** When the state ends by itself. */
    public Optional<Instant> deadlineAt() {
        return Optional.ofNullable(deadlineAt);
    }

    /** Since when a file waits to be erased. */
    public Optional<Instant> eraseDueAt() {
        return Optional.ofNullable(eraseDueAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When a call was last answered with what became of it. */
    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DpRequestParts that && uid.equals(that.uid);
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public String toString() {
        return "DpRequest " + uid + " " + state;
    }
}
