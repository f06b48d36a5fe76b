package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.platform.service.SealBrokenException;

/** What lies on the disk says nothing, and opens only as it was written. */
class VaultTamperTest extends VaultCase {

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

    private static void assertDamaged(VaultFolder folder, String name) {
        assertThatThrownBy(() -> folder.open(name)).isInstanceOf(VaultDamagedException.class);
    }
}
