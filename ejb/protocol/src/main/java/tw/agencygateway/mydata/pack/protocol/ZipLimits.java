package tw.agencygateway.mydata.pack.protocol;

/**
 * How large a zip may be. Archives nest two deep at most: a DP package in a MyData package; a zip inside a DP package is an ordinary file
 * and never opened.
 *
 * @param maxEntries files and folders of one zip, and all files of a MyData package together; default 1 000
 * @param maxEntryBytes one entry, unpacked; default 1 GiB
 * @param maxTotalBytes all entries of one zip, unpacked, and all files of a MyData package together; default 2 GiB
 * @param maxRatio unpacked to packed bytes of an entry of more than 1 MiB; default 200
 * @param maxFolders folders above a file; default 8
 */
public record ZipLimits(int maxEntries, long maxEntryBytes, long maxTotalBytes, int maxRatio, int maxFolders) {
    public static final ZipLimits DEFAULT = new ZipLimits(1_000, 1L << 30, 2L << 30, 200, 8);

    public ZipLimits {
        if (maxEntries < 1 || maxEntryBytes < 1 || maxTotalBytes < 1 || maxRatio < 1 || maxFolders < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
