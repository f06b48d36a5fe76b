package tw.agencygateway.mydata.sp.service;

/** The error table of the SP-API (MyData SP V2.6 §捌.二.(四); 400 from its appendix). */
public enum SpError {
    /** The body cannot be read. */
    MALFORMED(400),
    /** Unknown tx_id, foreign address, wrong apiKey, another ticket, void transaction: all alike from outside. */
    REFUSED(403);

    private final int status;

    SpError(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
