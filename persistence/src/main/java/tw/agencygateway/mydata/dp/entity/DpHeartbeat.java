package tw.agencygateway.mydata.dp.entity;

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
import java.time.Instant;

/** One heartbeat of MyData (MyData DP V1.3 §捌.三) and what it was told. Never changed. */
@Entity
@Table(name = "dp_heartbeat")
public class DpHeartbeat {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dp_heartbeat_seq")
    @SequenceGenerator(name = "dp_heartbeat_seq", sequenceName = "dp_heartbeat_seq")
    private Long id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "data_set_id", nullable = false, updatable = false)
    private DpDataSet dataSet;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    @Column(nullable = false, updatable = false)
    private boolean answered;

    @Column(name = "source_address", nullable = false, updatable = false)
    private String sourceAddress;

    protected DpHeartbeat() {}

    /**
     * A heartbeat.
     *
     * @param answered whether it was answered 200
     */
    public DpHeartbeat(DpDataSet dataSet, boolean answered, String sourceAddress, Instant occurredAt) {
        this.dataSet = dataSet;
        this.answered = answered;
        this.sourceAddress = sourceAddress;
        this.occurredAt = occurredAt;
    }

    public DpDataSet dataSet() {
        return dataSet;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public boolean answered() {
        return answered;
    }

    public String sourceAddress() {
        return sourceAddress;
    }
}
