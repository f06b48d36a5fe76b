package tw.agencygateway.pki.protocol;

import java.util.Locale;

/**
 * The outcome of a {@link SignerTrust} check, best first: of several faults the last one declared counts. What is proven bad is {@link #isRejected()}; what could not be judged with the anchors and
 * lists at hand is {@link #isUndecided()}.
 */
public enum SignerStatus {
    TRUSTED(Weight.GOOD),
    /** No path to a configured root that is itself valid. */
    NO_PATH(Weight.UNDECIDED),
    /** A path uses a signature algorithm or key type that this check does not know. */
    UNSUPPORTED_ALGORITHM(Weight.UNDECIDED),
    /** No fresh and genuine OCSP answer or complete CRL for a certificate of the path, or a responder that does not know it. */
    REVOCATION_UNKNOWN(Weight.UNDECIDED),
    NOT_YET_VALID(Weight.REJECTED),
    EXPIRED(Weight.REJECTED),
    REVOKED(Weight.REJECTED),
    /** SHA-1 or older below the root, or a key that is too short. */
    WEAK(Weight.REJECTED),
    /** The signer may not sign, or a certificate above it may not issue, or not that deep. */
    WRONG_PURPOSE(Weight.REJECTED),
    UNKNOWN_CRITICAL_EXTENSION(Weight.REJECTED),
    /** Names and key identifiers point to a known issuer that did not sign it. */
    FORGED(Weight.REJECTED);

    private enum Weight {
        GOOD,
        UNDECIDED,
        REJECTED
    }

    private final Weight weight;

    SignerStatus(Weight weight) {
        this.weight = weight;
    }

    public boolean isRejected() {
        return weight == Weight.REJECTED;
    }

    public boolean isUndecided() {
        return weight == Weight.UNDECIDED;
    }

    /** The stable name for interfaces and translations, kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
