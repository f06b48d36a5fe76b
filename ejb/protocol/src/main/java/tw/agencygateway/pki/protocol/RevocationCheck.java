package tw.agencygateway.pki.protocol;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

/**
 * What the revocation lists said of one certificate.
 *
 * @param crlNumber of the list that decided; null where there was none or it has no number
 * @param thisUpdate of the list that decided, or null
 * @param nextUpdate of the list that decided, or null
 * @param revokedAt when it was revoked, or null
 */
public record RevocationCheck(
        Status status, BigInteger crlNumber, Instant thisUpdate, Instant nextUpdate, Instant revokedAt) {
    /** What the lists say; unknown where none of them may judge. */
    public enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    public RevocationCheck {
        Objects.requireNonNull(status);
    }

    static RevocationCheck unknown() {
        return new RevocationCheck(Status.UNKNOWN, null, null, null, null);
    }
}
