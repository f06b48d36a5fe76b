package tw.agencygateway.pki.protocol;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * What was said of one certificate, and by whom.
 *
 * @param source what decided
 * @param name the list's CRL number in decimal, or the OCSP responder's name or key hash; null where there was none
 * @param producedAt when the OCSP answer was signed, or null
 * @param thisUpdate from when the list or answer counts, or null
 * @param nextUpdate until when, or null
 * @param revokedAt when the certificate was revoked, or null
 */
public record RevocationCheck(
        Status status,
        Source source,
        String name,
        Instant producedAt,
        Instant thisUpdate,
        Instant nextUpdate,
        Instant revokedAt) {
    /** What is known; unknown where nobody who may judge has told. */
    public enum Status {
        GOOD,
        REVOKED,
        UNKNOWN;

        /** The stable name for interfaces and translations. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who told. */
    public enum Source {
        /** Nobody. */
        NONE,
        CRL,
        OCSP;

        /** The stable name for interfaces and translations. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RevocationCheck {
        Objects.requireNonNull(status);
        Objects.requireNonNull(source);
    }

    static RevocationCheck unknown() {
        return new RevocationCheck(Status.UNKNOWN, Source.NONE, null, null, null, null, null);
    }
}
