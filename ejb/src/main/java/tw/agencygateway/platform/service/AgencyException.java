package tw.agencygateway.platform.service;

import jakarta.ejb.ApplicationException;

/** A request of the Agency API that is answered with an {@link AgencyError}; the database transaction is rolled back. */
@ApplicationException(rollback = true)
public class AgencyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AgencyError error;

    /**
     * An error with a detail.
     *
     * @param detail what exactly was wrong, without personal data
     */
    public AgencyException(AgencyError error, String detail) {
        super(detail);
        this.error = error;
    }

    public AgencyError error() {
        return error;
    }
}
