package tw.agencygateway.vault.service;

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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read, and by no other name. */
class VaultTest extends VaultCase {

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
}
