package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;

/** A zip cannot be walked, which says nothing of whether it is good: see {@link ZipWalk}. */
final class WalkAbandonedException extends IOException {
    private static final long serialVersionUID = 1L;

    WalkAbandonedException(String message) {
        super(message);
    }
}
