package tw.agencygateway.pki.service;

import jakarta.ejb.ApplicationException;

/** A signing key or its certificate is not taken, or what is wanted of one is not done. */
@ApplicationException(rollback = true)
public final class SigningKeyRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** Another key has the name. */
        NAME_TAKEN,
        /** The PKCS#12 file does not open with the password. */
        NOT_OPENED,
        /** The PKCS#12 file does not hold just one RSA key and its certificate. */
        NOT_ONE_KEY,
        /** An RSA key has 2048 bits at least, and 4096 at most. */
        SIZE,
        /** The bytes are not one X.509 certificate, DER or PEM. */
        MALFORMED,
        /** The certificate is for another key. */
        OTHER_KEY,
        /** The certificate's time is over. */
        EXPIRED,
        /** The certificate is not valid yet, and the key has one that is. */
        NOT_YET_VALID,
        /** The certificate is not for signing. */
        WRONG_PURPOSE,
        /** No path leads from it to a root among the trust anchors. */
        NO_PATH,
        /** A path leads there, with a signature that is false, weak or unknown, or rules that are not known here. */
        UNSOUND,
        /** The token does not do it. */
        TOKEN,
        /** A key that may sign is not deleted. */
        NOT_RETIRED,
        /** There is no such key any more. */
        GONE
    }

    private final Reason reason;

    SigningKeyRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    SigningKeyRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
