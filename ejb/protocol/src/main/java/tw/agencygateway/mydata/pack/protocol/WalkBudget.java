package tw.agencygateway.mydata.pack.protocol;

/**
 * What all walks over one package may use together: memory for headers, directories and small files, and bytes unpacked. Each walk by
 * itself is bounded by {@link ZipLimits}, but a zip may hold a thousand zips.
 */
final class WalkBudget {
    private static final int MEMORY = 8 << 20;
    /** The objects that come with an entry or a piece. */
    private static final int OVERHEAD = 512;
    /** A byte of a file is unpacked twice: out of the MyData package, and out of the DP package in it. */
    private static final int DEPTH = 2;

    private final long maxBytes;
    private long memory = MEMORY;
    private long unpacked;

    WalkBudget(ZipLimits limits) {
        this.maxBytes = limits.maxTotalBytes();
    }

    /** Takes a piece's bytes, and some for its being one; to be called before there is memory for it. */
    void take(int bytes) throws WalkAbandonedException {
        memory -= bytes + OVERHEAD;
        if (memory < 0) {
            throw new WalkAbandonedException("too many or too large headers and small files");
        }
    }

    /** Counts bytes that were unpacked, whatever becomes of them. */
    void count(int bytes) throws WalkAbandonedException {
        unpacked += bytes;
        if (unpacked / DEPTH > maxBytes) {
            throw new WalkAbandonedException("all zips together beyond the limits");
        }
    }
}
