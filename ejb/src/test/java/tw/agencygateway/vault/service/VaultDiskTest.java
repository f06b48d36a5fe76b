package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.PendingFile;

/** What is on the disk, and what is not any more. */
class VaultDiskTest extends VaultCase {

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
}
