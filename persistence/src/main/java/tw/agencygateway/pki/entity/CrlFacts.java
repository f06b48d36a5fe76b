package tw.agencygateway.pki.entity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * What is read from a revocation list in order to keep it.
 *
 * @param series which list of the issuer it is: the encoded extensions that name the issuer's key and the part, 0 to n bytes
 * @param number CRL number, RFC 5280 §5.2.3, at most 20 bytes; null where it has none
 * @param nextUpdate null where it does not say
 */
public record CrlFacts(X500Principal issuer, byte[] series, BigInteger number, Instant thisUpdate, Instant nextUpdate) {
    public CrlFacts {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(series);
        Objects.requireNonNull(thisUpdate);
    }

    /** Equal for names that differ only in case, spaces or string types. */
    public static String key(X500Principal issuer) {
        return Digests.sha256(issuer.getName(X500Principal.CANONICAL).getBytes(UTF_8));
    }

    String seriesKey() {
        return Digests.sha256((key(issuer) + Digests.sha256(series)).getBytes(UTF_8));
    }
}
