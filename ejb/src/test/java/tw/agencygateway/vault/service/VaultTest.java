package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.platform.service.PendingFile;
import tw.agencygateway.platform.service.SealBrokenException;
import tw.agencygateway.platform.service.TestKeys;

class VaultTest {
    private static final UUID FOLDER = UUID.fromString("0193448a-0000-7000-8000-0000000000a7");

    @TempDir
    private Path data;

    private Vault vault;
    private byte[] key;
    private VaultFolder folder;

    @BeforeEach
    void open() {
        vault = vault(0);
        key = vault.newKey();
        folder = vault.open(FOLDER, key);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 65_479, 65_480, 65_481, 65_536, 131_000, 200_000, 1_000_000})
    void anObjectIsReadAsItWasWritten(int size) throws IOException {
        byte[] content = content(size);
        write("file-1", content);

        try (SeekableByteChannel channel = folder.open("file-1")) {
            assertThat(channel.size()).isEqualTo(size);
            assertThat(channel.position()).isZero();
            assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void anObjectIsReadFromAnyPosition() throws IOException {
        byte[] content = content(500_000);
        write("file-1", content);

        try (SeekableByteChannel channel = folder.open("file-1")) {
            for (int position : new int[] {499_999, 0, 65_500, 250_000, 1, 131_072}) {
                ByteBuffer read = ByteBuffer.allocate(Math.min(1000, content.length - position));
                channel.position(position);
                while (read.hasRemaining() && channel.read(read) >= 0) {
                    assertThat(channel.isOpen()).isTrue();
                }
                assertThat(read.array()).isEqualTo(Arrays.copyOfRange(content, position, position + read.capacity()));
            }
        }
    }

    @Test
    void aReadAtTheEndOfALargeObjectTouchesOnlyItsEnd() throws IOException {
        write("file-1", content(4_000_000));
        Path file = file("file-1");
        byte[] stored = Files.readAllBytes(file);
        Arrays.fill(stored, 100_000, 3_800_000, (byte) 0);
        Files.write(file, stored);

        try (SeekableByteChannel channel = folder.open("file-1")) {
            channel.position(3_999_000);
            assertThat(Channels.newInputStream(channel).readAllBytes()).hasSize(1000);
            channel.position(1_000_000);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothingOfTheContentIsOnTheDisk() throws IOException {
        byte[] content = "A123456789 王小明 A123456789 王小明".getBytes(UTF_8);
        write("file-1", content);

        assertThat(Files.readString(file("file-1"), ISO_8859_1)).doesNotContain("A123456789");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, 131_000, 300_000})
    void aTruncatedObjectDoesNotOpen(int size) throws IOException {
        write("file-1", content(size));
        byte[] stored = Files.readAllBytes(file("file-1"));
        IntStream lengths = IntStream.concat(
                IntStream.of(0, 1, 39, 40, 41, 55, 56, 65_535, 65_536, 65_537, 131_072, 196_608, 262_144),
                IntStream.of(stored.length - 17, stored.length - 16, stored.length - 1));

        for (int length :
                lengths.filter(length -> length >= 0 && length < stored.length).toArray()) {
            Files.write(file("file-1"), Arrays.copyOf(stored, length));
            assertDamaged(folder, "file-1");
        }
        Files.write(file("file-1"), Arrays.copyOf(stored, stored.length + 1));
        assertDamaged(folder, "file-1");
    }

    @Test
    void aFlippedBitIsNotReadOver() throws IOException {
        write("file-1", content(150_000));
        byte[] stored = Files.readAllBytes(file("file-1"));

        for (int position = 0; position < stored.length; position += 1 + position / 10) {
            byte[] altered = stored.clone();
            altered[position] ^= 4;
            Files.write(file("file-1"), altered);
            assertThatThrownBy(() -> read(folder, "file-1")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anotherKeyDoesNotOpenIt() throws IOException {
        write("file-1", content(10));

        assertDamaged(vault.open(FOLDER, vault.newKey()), "file-1");
    }

    @Test
    void anObjectPutInAnothersPlaceDoesNotOpen() throws IOException {
        write("file-1", content(10));
        write("file-2", content(10));
        Files.copy(file("file-1"), file("file-2"), REPLACE_EXISTING);

        assertDamaged(folder, "file-2");

        UUID other = UUID.randomUUID();
        VaultFolder sameKey = vault.open(other, key);
        sameKey.create("file-1").close();
        Files.copy(file("file-1"), directory(other).resolve("file-1"), REPLACE_EXISTING);
        assertDamaged(sameKey, "file-1");
    }

    @Test
    void aKeyOfAnotherMasterKeysetOrAnAlteredOneIsRefused() {
        byte[] altered = key.clone();
        altered[20] ^= 1;

        assertThatThrownBy(() -> vault.open(FOLDER, altered)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> vault(0).open(FOLDER, key)).isInstanceOf(SealBrokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/b", "/a", "A", "_a", ".a", "-a", "a\u0000", "a\\b", "檔", "a b"})
    void aNameThatIsNoneOfOursIsRefused(String name) {
        assertThatThrownBy(() -> folder.create(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.delete(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.createRaw(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.openRaw(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.exists(name)).isInstanceOf(IllegalArgumentException.class);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aNameOfMoreThanAHundredCharactersIsRefused() {
        assertThatThrownBy(() -> folder.create("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anObjectIsNotThereBeforeItIsClosed() throws IOException {
        try (OutputStream out = folder.create("file-1")) {
            out.write(content(100_000));
            assertThat(folder.exists("file-1")).isFalse();
            assertThatThrownBy(() -> folder.open("file-1")).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(folder.exists("file-1")).isTrue();
    }

    @Test
    void anObjectWrittenAgainReplacesTheFirst() throws IOException {
        write("file-1", content(100));
        write("file-1", content(50));

        assertThat(read(folder, "file-1")).isEqualTo(content(50));
    }

    @Test
    void aRawObjectIsKeptAsItIsAndNeverReplaced() throws IOException {
        try (RawObject raw = folder.createRaw("received.jwe")) {
            raw.write(content(1000));
            assertThat(folder.exists("received.jwe")).isFalse();
        }

        try (InputStream in = folder.openRaw("received.jwe")) {
            assertThat(in.readAllBytes()).isEqualTo(content(1000));
        }
        assertThatThrownBy(() -> folder.createRaw("received.jwe")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void anAbandonedRawObjectLeavesNothing() throws IOException {
        try (RawObject raw = folder.createRaw("received.jwe")) {
            raw.write(1);
            raw.abandon();
            assertThatThrownBy(() -> raw.write(2)).isInstanceOf(IOException.class);
        }

        assertThat(folder.exists("received.jwe")).isFalse();
        assertThat(directory(FOLDER)).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsNoObjectAndGoesWithTheFolder() throws IOException {
        folder.createRaw("received.jwe").write(content(10));
        assertThat(directory(FOLDER)).isNotEmptyDirectory();

        assertThat(folder.exists("received.jwe")).isFalse();
        folder.createRaw("received.jwe").close();
        assertThat(folder.exists("received.jwe")).isTrue();
        vault.erase(FOLDER);
        assertThat(directory(FOLDER)).doesNotExist();
    }

    @Test
    void erasingRemovesTheFolderAndIsDoneOnce() throws IOException {
        write("file-1", content(10));
        UUID other = UUID.fromString("0193448a-0000-7000-8000-0000000001a7");
        vault.open(other, vault.newKey()).createRaw("kept").close();

        vault.erase(FOLDER);
        vault.erase(FOLDER);
        vault.erase(UUID.randomUUID());

        assertThat(directory(FOLDER)).doesNotExist();
        assertThat(directory(other).resolve("kept")).exists();
        assertThat(folder.exists("file-1")).isFalse();
    }

    @Test
    void deletingAnObjectThatIsNotThereIsNoError() {
        assertThatCode(() -> folder.delete("file-1")).doesNotThrowAnyException();
    }

    @Test
    void deletingRemovesOneObject() throws IOException {
        write("file-1", content(1));
        write("file-2", content(1));

        folder.delete("file-1");

        assertThat(folder.exists("file-1")).isFalse();
        assertThat(folder.exists("file-2")).isTrue();
    }

    @Test
    void onlyTheOwnerReadsTheVault() throws IOException {
        write("file-1", content(1));

        try (Stream<Path> all = Files.walk(data.resolve("vault"))) {
            for (Path path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void aFullFileSystemIsSaidBeforeItIsFull() throws IOException {
        Vault full = vault(Long.MAX_VALUE);
        VaultFolder other = full.open(UUID.randomUUID(), full.newKey());

        assertThatThrownBy(() -> other.create("file-1")).isInstanceOf(VaultFullException.class);
        assertThatThrownBy(() -> other.createRaw("received.jwe")).isInstanceOf(VaultFullException.class);
    }

    @Test
    void aWriteThatFailsLeavesNothingThatALaterCloseCouldPublish() throws IOException {
        Path target = data.resolve("received.jwe");
        RawObject raw =
                new RawObject(new DiskObject(PendingFile.begin(target), new FreeSpace(data.resolve("gone"), 0), true));

        assertThatThrownBy(() -> raw.write(new byte[(int) FreeSpace.INTERVAL + 1]))
                .isInstanceOf(NoSuchFileException.class);
        raw.close();

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.write(data.resolve("outside"), content(10));
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.write(elsewhere.resolve("kept"), content(10));
        write("file-1", content(1));
        Files.createSymbolicLink(file("link"), outside);

        assertThatThrownBy(() -> folder.openRaw("link")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> folder.open("link")).isInstanceOf(IOException.class);

        vault.erase(FOLDER);
        assertThat(outside).exists();
        Files.createSymbolicLink(directory(FOLDER), elsewhere);
        vault.erase(FOLDER);
        assertThat(elsewhere.resolve("kept")).exists();
    }

    @Test
    void manyWriteAndReadAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> tasks = IntStream.range(0, 64)
                    .<Callable<byte[]>>mapToObj(number -> () -> {
                        VaultFolder own = vault.open(FOLDER, key);
                        try (OutputStream out = own.create("file-" + number)) {
                            out.write(content(number * 5000));
                        }
                        return read(own, "file-" + number);
                    })
                    .toList();
            List<Future<byte[]>> done = threads.invokeAll(tasks);
            for (int number = 0; number < done.size(); number++) {
                assertThat(done.get(number).get()).isEqualTo(content(number * 5000));
            }
        } finally {
            threads.shutdown();
        }
    }

    private Vault vault(long reserved) {
        return new Vault(TestKeys.fresh(), new DiskStore(data.resolve("vault"), reserved));
    }

    private void write(String name, byte[] content) throws IOException {
        try (OutputStream out = folder.create(name)) {
            out.write(content);
        }
    }

    private static byte[] read(VaultFolder folder, String name) throws IOException {
        try (SeekableByteChannel channel = folder.open(name)) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    private static void assertDamaged(VaultFolder folder, String name) {
        assertThatThrownBy(() -> folder.open(name)).isInstanceOf(VaultDamagedException.class);
    }

    private Path directory(UUID id) {
        return data.resolve("vault/a7")
                .resolveSibling(id.toString().substring(34))
                .resolve(id.toString());
    }

    private Path file(String name) {
        return directory(FOLDER).resolve(name);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
