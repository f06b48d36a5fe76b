package tw.agencygateway.pki.service;

import jakarta.ejb.ApplicationException;

/** A certificate is not taken as a trust anchor. */
@ApplicationException(rollback = true)
public class TrustAnchorRefusedException extends Exception {

    /** Why not. */
    public enum Reason {
        /** The bytes are no X.509 certificate, neither DER nor PEM. */
        MALFORMED,
        /** It is no certificate of a CA: basic constraints or key usage do not say so. */
        NOT_A_CA,
        /** It is among the trust anchors already. */
        ALREADY_THERE
    }

    private final Reason reason;

    TrustAnchorRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    TrustAnchorRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
