package tw.agencygateway.conformance.crash.agent;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls change something outside the JVM. Types that reach outside are listed whole, and only their methods that merely look
 * are let off, so that a method nobody thought of counts as an effect.
 */
final class Effects {

    private static final String CONSTRUCTOR = "<init>";

    private static final Set<String> LOOKING_AT_FILES = Set.of(
            "exists",
            "notExists",
            "isDirectory",
            "isRegularFile",
            "isSymbolicLink",
            "isReadable",
            "isWritable",
            "isSameFile",
            "size",
            "readAllBytes",
            "readString",
            "readAllLines",
            "readAttributes",
            "lines",
            "list",
            "walk",
            "newInputStream",
            "newBufferedReader",
            "newDirectoryStream",
            "getFileStore",
            "getLastModifiedTime",
            "getPosixFilePermissions");

    private static final Set<String> LOOKING_AT_CHANNELS =
            Set.of("read", "position", "size", "close", "isOpen", "implCloseChannel");

    private static final Set<String> LOOKING_AT_OBJECTS = Set.of(
            "builder",
            "close",
            "headObject",
            "getObjectAsBytes",
            "listObjectsV2Paginator",
            "listObjectVersions",
            "listMultipartUploadsPaginator",
            "listPartsPaginator");

    /** By internal name of the owner: the methods that are no effect. */
    private static final Map<String, Set<String>> REACHING_OUT = Map.ofEntries(
            Map.entry("java/nio/file/Files", LOOKING_AT_FILES),
            Map.entry("java/nio/channels/FileChannel", LOOKING_AT_CHANNELS),
            Map.entry("java/nio/channels/SeekableByteChannel", LOOKING_AT_CHANNELS),
            Map.entry("java/nio/channels/WritableByteChannel", LOOKING_AT_CHANNELS),
            Map.entry("java/net/http/HttpClient", Set.of("newBuilder", "newHttpClient", "version", "followRedirects")),
            Map.entry("java/net/HttpURLConnection", Set.of()),
            Map.entry("java/net/DatagramSocket", Set.of()),
            Map.entry("java/lang/ProcessBuilder", Set.of(CONSTRUCTOR)),
            Map.entry("software/amazon/awssdk/services/s3/S3Client", LOOKING_AT_OBJECTS),
            Map.entry("io/minio/MinioClient", Set.of("builder", "close")));

    /** By internal name of the owner: the methods that are effects, the others being harmless. */
    private static final Map<String, Set<String>> ONLY = Map.of(
            "java/io/FileOutputStream", Set.of(CONSTRUCTOR),
            "java/io/FileWriter", Set.of(CONSTRUCTOR),
            "java/io/RandomAccessFile", Set.of(CONSTRUCTOR),
            "java/io/File",
                    Set.of("createNewFile", "createTempFile", "delete", "deleteOnExit", "mkdir", "mkdirs", "renameTo"),
            "java/net/Socket", Set.of(CONSTRUCTOR),
            "java/net/URL", Set.of("openConnection", "openStream"),
            "java/lang/Runtime", Set.of("exec"),
            "java/sql/Connection", Set.of("commit"));

    /** Where a client waits for an exchange that it began: the answer is there when this returns. */
    private static final Set<String> WAITING = Set.of("get", "join");

    private static final String FUTURE = "java/util/concurrent/CompletableFuture";

    private Effects() {}

    /**
     * The name of an effect.
     *
     * @param caller internal name of the class that calls
     * @return owner and method, such as {@code FileChannel.force}; empty where the call changes nothing
     */
    static Optional<String> name(String caller, String owner, String method) {
        boolean effect =
                REACHING_OUT.containsKey(owner) && !REACHING_OUT.get(owner).contains(method)
                        || ONLY.getOrDefault(owner, Set.of()).contains(method)
                        || owner.equals(FUTURE) && WAITING.contains(method) && caller.contains("/client/");
        String type = owner.substring(owner.lastIndexOf('/') + 1);
        return effect ? Optional.of(type + "." + method) : Optional.empty();
    }
}
