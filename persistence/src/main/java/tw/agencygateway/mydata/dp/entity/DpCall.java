package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** The call of MyData that a request began with. */
@Embeddable
public class DpCall {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private DpForm form;

    @Column(name = "transaction_uid", nullable = false, updatable = false)
    private String transactionUid;

    @Column(name = "made_here", nullable = false, updatable = false)
    private boolean madeHere;

    @Column(name = "source_address", nullable = false, updatable = false)
    private String sourceAddress;

    protected DpCall() {}

    /**
     * A call.
     *
     * @param form what is asked for
     * @param transactionUid MyData's name for its transaction
     * @param madeHere whether MyData gave none and this one was made here (decisions row 46)
     * @param sourceAddress where it came from
     */
    public DpCall(DpForm form, String transactionUid, boolean madeHere, String sourceAddress) {
        this.form = form;
        this.transactionUid = transactionUid;
        this.madeHere = madeHere;
        this.sourceAddress = sourceAddress;
    }

    public DpForm form() {
        return form;
    }

    public String transactionUid() {
        return transactionUid;
    }

    public boolean madeHere() {
        return madeHere;
    }

    public String sourceAddress() {
        return sourceAddress;
    }
}
