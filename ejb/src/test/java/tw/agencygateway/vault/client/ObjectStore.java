package tw.agencygateway.vault.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** An object store on a port of its own, started for the first test that asks and stopped with the run; parameter of tests. */
public final class ObjectStore implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Path directory;
    private final URI endpoint;
    private final Process process;

    private ObjectStore(Path directory) throws IOException {
        this.directory = directory;
        int port = freePort();
        endpoint = URI.create("http://localhost:" + port);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        Path.of("target/object-store/s3mock.jar").toString(),
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + Files.createDirectory(directory.resolve("objects")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3mock.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ObjectStore start() throws IOException {
        ObjectStore store = new ObjectStore(Files.createTempDirectory(Path.of("target"), "object-store-"));
        try (S3Client client = open(store.location("none", ""), S3Connection.Patience.LONG)) {
            client.listBuckets(request -> request.overrideConfiguration(call -> call.apiCallTimeout(START)));
        }
        return store;
    }

    /** Makes a bucket with versioning. */
    public S3Location versionedBucket(String name) throws IOException {
        S3Location location = location(name, "vault");
        try (S3Client client = client(location)) {
            client.createBucket(request -> request.bucket(name));
            client.putBucketVersioning(request -> request.bucket(name)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        return location;
    }

    /** Whether or not there is such a bucket. */
    public S3Location location(String bucket, String prefix) throws IOException {
        return new S3Location(
                Optional.of(endpoint.toString()),
                "us-east-1",
                Optional.of(bucket),
                prefix,
                Optional.of(file("access-key", "access")),
                Optional.of(file("secret-key", "secret")),
                true,
                new OutboundConfiguration(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content + "\n").toString();
    }

    public static S3Client client(S3Location location) {
        return open(location, S3Connection.Patience.ORDINARY);
    }

    private static S3Client open(S3Location location, S3Connection.Patience patience) {
        return S3Connection.open(location.address(), location::credentials, patience);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** What the store holds of a bucket: versions, delete markers and unfinished uploads. */
    public static long leftIn(S3Location location) {
        try (S3Client client = client(location)) {
            String bucket = location.bucket();
            var versions = client.listObjectVersionsPaginator(request -> request.bucket(bucket));
            return versions.versions().stream().count()
                    + versions.deleteMarkers().stream().count()
                    + client.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads()
                            .size();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** One store for the whole run. */
    public static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ObjectStore.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ObjectStore.class))
                    .computeIfAbsent(ObjectStore.class, key -> begin(), ObjectStore.class);
        }

        private static ObjectStore begin() {
            try {
                return start();
            } catch (IOException e) {
                throw new IllegalStateException("the object store does not start", e);
            }
        }
    }
}
