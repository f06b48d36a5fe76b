package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An S3 server with one bucket that keeps versions, as a process on a port of its own. It believes whoever asks. */
public final class ObjectStore implements StoredObjects, AutoCloseable {

    private static final String BUCKET = "/received";
    private static final Pattern KEY = Pattern.compile("<Key>[^<]*?([^/<]+)/([^/<]+)</Key>");
    private static final Duration START = Duration.ofMinutes(1);

    private final Path directory;
    private final Program program;
    private final Peer server;

    private ObjectStore(Tree tree) {
        directory = tree.freshDirectory("object-store");
        int port = Ports.free();
        server = new Peer(URI.create("http://localhost:" + port), Map.of());
        program = Program.start(
                directory.resolve("s3mock.log"),
                Map.of(),
                List.of(
                        Java.program(),
                        "-jar",
                        tree.objectStoreJar().toString(),
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + directory.resolve("objects")));
    }

    /** Starts it, and makes the bucket. */
    public static ObjectStore start() {
        ObjectStore store = new ObjectStore(Tree.current());
        store.server.awaitAnswer("/", START, store.program);
        store.put(BUCKET, "");
        store.put(
                BUCKET + "?versioning",
                "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + "<Status>Enabled</Status></VersioningConfiguration>");
        return store;
    }

    private void put(String path, String xml) {
        Reply reply = server.send(
                server.request(path).header("Content-Type", "application/xml").PUT(BodyPublishers.ofString(xml)));
        if (reply.status() != 200) {
            throw new IllegalStateException("PUT " + path + " answers " + reply.status());
        }
    }

    /** The settings of a gateway whose vault lies here. */
    public Map<String, String> settings() {
        return Map.of(
                "GATEWAY_VAULT_STORE", "s3",
                "GATEWAY_VAULT_S3_ENDPOINT", server.uri("/").resolve("/").toString(),
                "GATEWAY_VAULT_S3_BUCKET", BUCKET.substring(1),
                "GATEWAY_VAULT_S3_PATH_STYLE", "true",
                "GATEWAY_VAULT_S3_ACCESS_KEY_FILE", keyFile("access-key"),
                "GATEWAY_VAULT_S3_SECRET_KEY_FILE", keyFile("secret-key"));
    }

    private String keyFile(String name) {
        try {
            return Files.writeString(directory.resolve(name), "of-the-object-store")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list of all versions and delete markers whose key holds this text, as the server writes it; empty where there are none. */
    public List<String> versions(String text) {
        String list = server.get(BUCKET + "?versions").text();
        return list.lines()
                .flatMap(line -> List.of(line.split("(?=<Version>|<DeleteMarker>)")).stream())
                .filter(entry -> entry.contains("<Key>") && entry.contains(text))
                .toList();
    }

    @Override
    public List<String> namesOf(String txId) {
        Stream<String> objects = keys(txId).map(key -> key.group(2)).distinct();
        return Stream.concat(objects, Stream.of("an unfinished upload").filter(upload -> hasUploads(txId)))
                .toList();
    }

    @Override
    public Set<String> folders() {
        return keys("").map(key -> key.group(1)).collect(Collectors.toSet());
    }

    private Stream<MatchResult> keys(String text) {
        return versions(text).stream().flatMap(entry -> KEY.matcher(entry).results());
    }

    @Override
    public Path root() {
        return directory;
    }

    /** As {@link #versions}, of uploads that were begun and are not complete. */
    public boolean hasUploads(String text) {
        return server.get(BUCKET + "?uploads").text().contains(text);
    }

    /** No answer any more, though connections are still taken. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        Program.run(directory.resolve("signals.log"), Map.of(), List.of("kill", name, Long.toString(program.jvm())));
    }

    @Override
    public void close() {
        thaw();
        program.kill();
        await().until(() -> !program.isAlive());
    }
}
