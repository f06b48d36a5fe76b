package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.ApplicationException;

/** A call of the platform that is answered with an {@link SpError}; the database transaction is rolled back. */
@ApplicationException(rollback = true)
public class SpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SpError error;

    /**
     * A refusal.
     *
     * @param reason for our log only, without personal data
     */
    public SpException(SpError error, String reason) {
        super(reason);
        this.error = error;
    }

    public SpError error() {
        return error;
    }
}
