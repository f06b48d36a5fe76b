package tw.agencygateway.pki.entity;

import java.time.Instant;

/**
 * A {@link StoredCrl} without its content, which may be large.
 *
 * @param issuer distinguished name, RFC 2253
 * @param number decimal, or null
 * @param nextUpdate or null
 * @param source an address, or {@link StoredCrl#IMPORTED}
 * @param failure why the newest attempt to fetch it failed, or null
 */
public record CrlSummary(
        Long id,
        String issuer,
        String number,
        Instant thisUpdate,
        Instant nextUpdate,
        String source,
        Instant fetchedAt,
        String failure) {

    /** Whether it says nothing about today any more. */
    public boolean isStaleAt(Instant now) {
        return nextUpdate != null && nextUpdate.isBefore(now);
    }
}
