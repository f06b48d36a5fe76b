package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.vault.client.ObjectStore;
import tw.agencygateway.vault.client.S3Bucket;
import tw.agencygateway.vault.client.S3Location;

/** The contract on a bucket with versioning, and what it is about versions. */
@ExtendWith(ObjectStore.Parameter.class)
class S3StoreTest extends StoreContract {

    private final String bucket = "bucket-" + UUID.randomUUID();
    private final UUID folder = UUID.randomUUID();
    private final ObjectStore server;
    private S3Location location;
    private VaultStore store;

    S3StoreTest(ObjectStore server) {
        this.server = server;
    }

    @BeforeEach
    @Override
    void open() throws IOException {
        location = server.versionedBucket(bucket);
        store = new S3Store(new S3Bucket(location));
        super.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    VaultStore store() {
        return store;
    }

    @Test
    void noVersionOutlastsTheErasure() throws IOException {
        put("file-1", 10);
        put("file-1", 20);
        put("file-2", 9_000_000);
        store.beginNew(folder, "raw.jwe").write(content(9_000_000), 0, 9_000_000);
        try (S3Client client = ObjectStore.client(location)) {
            client.deleteObject(request -> request.bucket(bucket).key("vault/" + folder + "/file-1"));
        }
        assertThat(ObjectStore.leftIn(location)).isEqualTo(5);

        store.erase(folder);

        assertThat(ObjectStore.leftIn(location)).isZero();
        assertThatCode(() -> store.erase(folder)).doesNotThrowAnyException();
    }

    @Test
    void moreVersionsThanAPageHoldsAreErased() throws IOException {
        try (S3Client client = ObjectStore.client(location)) {
            for (int i = 0; i < 1005; i++) {
                String key = "vault/" + folder + "/file-" + i % 7;
                client.putObject(request -> request.bucket(bucket).key(key), RequestBody.empty());
            }
            client.putObject(request -> request.bucket(bucket).key("beside"), RequestBody.empty());
        }

        store.erase(folder);

        assertThat(ObjectStore.leftIn(location)).isEqualTo(1);
    }

    @Test
    void aDeletedObjectHasNoVersionsLeft() throws IOException {
        put("file-1", 10);
        put("file-1", 20);
        put("file-11", 30);

        store.delete(folder, "file-1");

        assertThat(ObjectStore.leftIn(location)).isEqualTo(1);
    }

    @Test
    void aFolderOfWhichOnlyOldVersionsAreLeftIsStillFound() throws IOException {
        put("file-1", 10);
        try (S3Client client = ObjectStore.client(location)) {
            client.deleteObject(request -> request.bucket(bucket).key("vault/" + folder + "/file-1"));
            client.putObject(request -> request.bucket(bucket).key("vault/notes"), RequestBody.empty());
            client.putObject(request -> request.bucket(bucket).key("vault/other/x"), RequestBody.empty());
        }
        List<UUID> found = new ArrayList<>();

        store.eachFolder(found::add);

        assertThat(found).containsExactly(folder);
        assertThat(store.lastChange(folder)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        store.erase(folder);
        assertThat(store.lastChange(folder)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void anObjectExchangedWhileItIsReadIsNotMixed() throws IOException {
        put("file-1", 3_000_000);
        try (SeekableByteChannel reading = store.open(folder, "file-1")) {
            put("file-1", 3_000_001);
            reading.position(2_500_000);
            assertThatThrownBy(() -> reading.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBucketThatIsMissingIsSaid() throws IOException {
        try (S3Bucket missing = new S3Bucket(server.location("no-such-bucket", ""))) {
            assertThatThrownBy(missing::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-bucket")
                    .hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void aStoreThatIsOutOfReachIsSaidSoon(@TempDir Path keys) throws IOException {
        S3Location nowhere = new S3Location(
                Optional.of("http://localhost:1"),
                "us-east-1",
                Optional.of(bucket),
                "",
                Optional.of(keys.resolve("none").toString()),
                Optional.of(keys.resolve("none").toString()),
                true,
                new OutboundConfiguration(Optional.empty(), Optional.empty(), Optional.empty()));
        try (S3Bucket unreachable = new S3Bucket(nowhere)) {
            assertThatThrownBy(unreachable::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("gives no answer");
        }
    }

    @Test
    void theUploadOfAWriterThatDiedAfterItsLastPartIsCompleted() throws IOException {
        byte[] received = content((8 << 20) + 1000);
        String key = "vault/" + folder + "/raw.jwe";
        try (S3Client client = ObjectStore.client(location)) {
            String upload = client.createMultipartUpload(
                            request -> request.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId();
            for (int part : new int[] {1, 2}) {
                byte[] bytes =
                        Arrays.copyOfRange(received, part == 1 ? 0 : 8 << 20, part == 1 ? 8 << 20 : received.length);
                client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(part)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromBytes(bytes));
            }
        }
        assertThat(store.adopt(folder, "raw.jw", bytes -> true)).isFalse();

        assertThat(store.adopt(folder, "raw.jwe", bytes -> true)).isTrue();

        try (InputStream raw = Channels.newInputStream(store.open(folder, "raw.jwe"))) {
            assertThat(raw.readAllBytes()).isEqualTo(received);
        }
        assertThat(ObjectStore.leftIn(location)).isEqualTo(1);
    }

    @Test
    void anUploadThatMayGoOnIsLeftAlone() throws IOException {
        PendingObject going = store.beginNew(folder, "raw.jwe");
        assertThat(store.adopt(folder, "raw.jwe", bytes -> true)).isFalse();
        going.write(content(20_000_000), 0, 20_000_000);
        assertThat(store.adopt(folder, "raw.jwe", bytes -> true)).isFalse();

        going.publish();

        try (InputStream raw = Channels.newInputStream(store.open(folder, "raw.jwe"))) {
            assertThat(raw.readAllBytes()).isEqualTo(content(20_000_000));
        }
    }

    private void put(String name, int size) throws IOException {
        PendingObject object = store.begin(folder, name);
        object.write(content(size), 0, size);
        object.publish();
    }
}
