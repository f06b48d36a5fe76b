package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.platform.service.TestKeys;

/** What the vault relies on, whatever its store. */
abstract class StoreContract {
    private final UUID id = UUID.randomUUID();
    private Vault vault;
    private byte[] key;
    private VaultFolder folder;

    abstract VaultStore store() throws IOException;

    @BeforeEach
    void open() throws IOException {
        vault = new Vault(TestKeys.fresh(), store());
        key = vault.newKey();
        folder = vault.open(id, key);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_480, 200_000, 1_048_576, 9_000_000, 20_000_000})
    void anEncryptedObjectIsReadAsItWasWritten(int size) throws IOException {
        byte[] content = content(size);
        write("file-1", content);

        try (SeekableByteChannel channel = folder.open("file-1")) {
            assertThat(channel.size()).isEqualTo(size);
            assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 << 20, (8 << 20) + 1, 20_000_000})
    void aRawObjectIsReadAsItWasWritten(int size) throws IOException {
        byte[] content = content(size);
        writeRaw("raw.jwe", content);

        try (InputStream raw = folder.openRaw("raw.jwe")) {
            assertThat(raw.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void anObjectIsReadFromAnyPosition() throws IOException {
        byte[] content = content(12_000_000);
        write("file-1", content);

        try (SeekableByteChannel channel = folder.open("file-1")) {
            for (int position : new int[] {11_999_999, 0, 1_048_500, 6_000_000, 5_000_000, 11_000_000, 1}) {
                ByteBuffer read = ByteBuffer.allocate(Math.min(100_000, content.length - position));
                channel.position(position);
                while (read.hasRemaining() && channel.read(read) >= 0) {
                    assertThat(channel.isOpen()).isTrue();
                }
                assertThat(read.array()).isEqualTo(Arrays.copyOfRange(content, position, position + read.capacity()));
            }
            channel.position(content.length);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void whatWasReceivedIsNeverReplaced() throws IOException {
        RawObject second = folder.createRaw("raw.jwe");
        second.write(content(10));
        writeRaw("raw.jwe", content(20));

        assertThatThrownBy(() -> folder.createRaw("raw.jwe")).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(second::close).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void theLaterOfTwoThatAreReceivedAtOnceIsRefused() throws IOException {
        PendingObject first = store().beginNew(id, "raw.jwe");
        PendingObject second = store().beginNew(id, "raw.jwe");
        first.write(content(20), 0, 20);
        second.write(content(10), 0, 10);
        first.publish();

        assertThatThrownBy(second::publish).isInstanceOf(FileAlreadyExistsException.class);

        try (InputStream raw = folder.openRaw("raw.jwe")) {
            assertThat(raw.readAllBytes()).isEqualTo(content(20));
        }
    }

    @Test
    void anObjectIsNotThereBeforeItIsClosedAndNotAfterItIsAbandoned() throws IOException {
        RawObject raw = folder.createRaw("raw.jwe");
        raw.write(content(9_000_000));
        assertThat(folder.exists("raw.jwe")).isFalse();
        assertThat(folder.names()).isEmpty();

        raw.abandon();
        raw.close();

        assertThat(folder.exists("raw.jwe")).isFalse();
        assertThatThrownBy(() -> folder.openRaw("raw.jwe")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEncryptedObjectWrittenAgainReplacesTheFirst() throws IOException {
        write("file-1", content(100));
        write("file-1", content(50));

        try (SeekableByteChannel channel = folder.open("file-1")) {
            assertThat(channel.size()).isEqualTo(50);
        }
    }

    @Test
    void deletingRemovesOneObject() throws IOException {
        write("file-1", content(1));
        write("file-10", content(1));

        folder.delete("file-1");
        folder.delete("file-1");

        assertThat(folder.names()).containsExactly("file-10");
        assertThatThrownBy(() -> folder.open("file-1")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void erasingRemovesOneFolderWithAllThatIsUnfinished() throws IOException {
        UUID other = UUID.randomUUID();
        vault.open(other, key).createRaw("raw.jwe").close();
        write("file-1", content(10));
        folder.createRaw("raw.jwe").write(content(9_000_000));

        vault.erase(id);
        vault.erase(id);

        assertThat(folder.names()).isEmpty();
        assertThat(folders()).contains(other).doesNotContain(id);
        assertThat(vault.open(other, key).exists("raw.jwe")).isTrue();
    }

    @Test
    void onlyWhatIsOldAndUnfinishedIsDropped() throws IOException {
        write("file-1", content(10));
        RawObject pending = folder.createRaw("raw.jwe");
        pending.write(content(10));

        assertThat(store().dropUnfinished(Instant.now().minus(Duration.ofHours(1))))
                .isZero();
        assertThat(store().dropUnfinished(Instant.now().plus(Duration.ofHours(1))))
                .isPositive();

        assertThatThrownBy(pending::close).isInstanceOf(IOException.class);
        assertThat(folder.names()).containsExactly("file-1");
    }

    @Test
    void theMarkIsRenewedEveryTimeAndACopyOfTheDatabaseIsFound() throws IOException {
        TestTurn original = new TestTurn();
        VaultOwnership ownership = new VaultOwnership(store(), original);
        assertThat(ownership.renew(original.mark(), Instant.EPOCH)).isTrue();
        TestTurn copy = original.copy();
        assertThat(ownership.renew(original.mark(), Instant.EPOCH)).isTrue();
        assertThat(store().names(VaultOwnership.FOLDER)).containsExactly(VaultOwnership.MARK);

        assertThat(new VaultOwnership(store(), copy).renew(copy.mark(), Instant.EPOCH))
                .isFalse();

        assertThat(ownership.renew(original.mark(), Instant.EPOCH)).isFalse();
        assertThat(store().names(VaultOwnership.FOLDER))
                .containsExactlyInAnyOrder(VaultOwnership.MARK, VaultOwnership.DISPUTE);
        store().erase(VaultOwnership.FOLDER);
        assertThat(ownership.renew(original.mark(), Instant.EPOCH)).isTrue();
    }

    @Test
    void aMarkWithoutItsRowOrARowWithoutItsMarkIsStillTheOwners() throws IOException {
        TestTurn turn = new TestTurn();
        VaultOwnership ownership = new VaultOwnership(store(), turn);
        for (boolean commits : new boolean[] {false, false, true, false, false, true}) {
            turn.commits = commits;
            assertThat(ownership.renew(turn.mark(), Instant.EPOCH)).isTrue();
        }
    }

    @Test
    void anotherNodesSweepMeanwhileIsNoDispute() throws IOException {
        TestTurn turn = new TestTurn();
        VaultOwnership ownership = new VaultOwnership(store(), turn);
        VaultTurn.Mark known = turn.mark();
        ownership.renew(turn.mark(), Instant.EPOCH);
        ownership.renew(turn.mark(), Instant.EPOCH);

        assertThat(ownership.renew(known, Instant.EPOCH)).isFalse();

        assertThat(ownership.renew(turn.mark(), Instant.EPOCH)).isTrue();
    }

    private List<UUID> folders() throws IOException {
        List<UUID> found = new ArrayList<>();
        store().eachFolder(found::add);
        return found;
    }

    private void write(String name, byte[] content) throws IOException {
        try (OutputStream out = folder.create(name)) {
            out.write(content);
        }
    }

    private void writeRaw(String name, byte[] content) throws IOException {
        try (RawObject raw = folder.createRaw(name)) {
            raw.write(content);
        }
    }

    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
