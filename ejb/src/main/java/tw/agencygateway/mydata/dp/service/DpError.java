package tw.agencygateway.mydata.dp.service;

/**
 * The error table of the DP-API: what a call is refused for before it comes to a request (MyData DP V1.3 §捌.二.(四)). What a request ended
 * for is a {@link tw.agencygateway.mydata.dp.entity.DpReason}.
 */
public enum DpError {
    /** Decisions row 35. */
    UNSUPPORTED_FORM(400, "unsupported_form"),
    TOKEN_MISSING(401, "invalid_token"),
    TOKEN_MALFORMED(401, "invalid_token"),
    /** A refused address, an unknown or a disabled data set: all alike (decisions row 37). */
    NOT_SERVED(403, "access_denied"),
    RANGE_NOT_SATISFIABLE(416, "range_not_satisfiable");

    private final int status;
    private final String code;

    DpError(int status, String code) {
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The member {@code error} of the answer. */
    public String code() {
        return code;
    }
}
