package tw.agencygateway.pki.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What {@link SignerTrust} says of a signer, and what it looked at.
 *
 * @param at the moment that it was judged for
 * @param path from the signer to the root as far as it was found; the signer is always there
 */
public record SignerVerdict(SignerStatus status, Instant at, List<PathCheck> path) {
    public SignerVerdict {
        Objects.requireNonNull(status);
        Objects.requireNonNull(at);
        path = List.copyOf(path);
    }
}
