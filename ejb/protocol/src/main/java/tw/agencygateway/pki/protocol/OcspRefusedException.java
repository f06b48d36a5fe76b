package tw.agencygateway.pki.protocol;

import java.io.IOException;
import java.util.Locale;

/** An OCSP answer that says nothing: what it would say is not looked at. */
public final class OcspRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The bytes are no OCSP response of the basic type, or something is behind it. */
        MALFORMED,
        /** The responder could not answer: busy, not authorised, not understood (RFC 6960 §4.2.1). */
        NO_ANSWER,
        /** It speaks of other certificates. */
        OTHER_CERTIFICATE,
        /** Signed by somebody who may not speak for the issuer. */
        NOT_AUTHORISED,
        /** Its signature is wrong, or too weak to tell. */
        NOT_GENUINE,
        /** It does not repeat the question's nonce: an old answer, perhaps. */
        REPLAYED,
        /** It is too old, ended, or from the future. */
        NOT_FRESH;

        /** The stable name, kebab case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    OcspRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    OcspRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
