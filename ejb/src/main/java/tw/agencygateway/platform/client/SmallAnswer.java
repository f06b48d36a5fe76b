package tw.agencygateway.platform.client;

import java.util.List;
import java.util.Optional;

/**
 * An answer of any status that is small enough to be kept.
 *
 * @param retryAfter the header, as it came
 * @param challenges the headers WWW-Authenticate, as they came
 * @param body what came of it: all
 */
public record SmallAnswer(int status, Optional<String> retryAfter, List<String> challenges, byte[] body) {

    /** Tells nothing of the body. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}
