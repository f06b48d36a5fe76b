package tw.agencygateway.pki.service;

import jakarta.ejb.ApplicationException;

/** A revocation list is not taken; what is stored stays as it is. */
@ApplicationException(rollback = true)
public class CrlRefusedException extends Exception {

    /** Why not. */
    public enum Reason {
        /** The bytes are no X.509 revocation list, neither DER nor PEM, or one of a kind that is not read (delta list). */
        MALFORMED,
        /** None of the enabled trust anchors issued it. */
        UNKNOWN_ISSUER,
        /** It names a known issuer that did not sign it, or must not. */
        NOT_GENUINE,
        /** A newer one of the same series is stored. */
        OLDER,
        /** The configuration does not name the host. */
        HOST_NOT_ALLOWED
    }

    private final Reason reason;

    CrlRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CrlRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
