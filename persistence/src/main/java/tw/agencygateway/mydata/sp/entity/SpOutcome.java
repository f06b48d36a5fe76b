package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpState.Deadline;
import tw.agencygateway.platform.entity.LinesConverter;

/** What is known of how a transaction went, beside its state. It outlives the data and holds none of it. */
@Embeddable
public class SpOutcome {

    @Enumerated(EnumType.STRING)
    private SpReason reason;

    @Column(name = "reason_code")
    private String reasonCode;

    @Column(name = "return_code")
    private String returnCode;

    @Convert(converter = LinesConverter.class)
    @Column(name = "unable_to_deliver", nullable = false)
    private List<String> unableToDeliver = List.of();

    @Column
    private String report;

    protected SpOutcome() {}

    static SpOutcome open() {
        return new SpOutcome();
    }

    void because(SpReason why, String code) {
        reason = why;
        reasonCode = code;
    }

    /** Why a deadline ends it. */
    void overdue(Deadline deadline, boolean hadTicket) {
        switch (deadline) {
            case GO -> because(SpReason.GO_UNUSED, null);
            case RETURN -> {
                if (returnCode == null) {
                    because(SpReason.NOT_RETURNED, null);
                }
            }
            case TICKET -> because(hadTicket ? SpReason.TICKET_DEAD : SpReason.NO_NOTIFICATION, null);
            case RETENTION -> because(SpReason.RETENTION_OVER, null);
        }
    }

    void returned(String code) {
        returnCode = code;
    }

    void unableToDeliver(List<String> resourceIds) {
        unableToDeliver = List.copyOf(resourceIds);
    }

    void report(String json) {
        report = json;
    }

    /** Why the transaction is where it is, where the state alone does not say. */
    public Optional<SpReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** The platform's code that goes with the reason, if any. */
    public Optional<String> reasonCode() {
        return Optional.ofNullable(reasonCode);
    }

    /** The code with which the browser came back, a hint. */
    public Optional<String> returnCode() {
        return Optional.ofNullable(returnCode);
    }

    /** What MyData called undeliverable, requested or not; where data was verified before, it changed nothing. */
    public List<String> unableToDeliver() {
        return unableToDeliver;
    }

    /** The verification report as JSON, once there is one. */
    public Optional<String> report() {
        return Optional.ofNullable(report);
    }
}
