package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.vault.service.StoreContract.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.service.TestKeys;

class DiskStoreTest extends StoreContract {

    @TempDir
    private Path root;

    @Override
    VaultStore store() {
        return new DiskStore(root, 0);
    }

    @Test
    void whatIsNoFolderOfTheVaultIsLeftAlone() throws IOException {
        UUID id = UUID.randomUUID();
        String shard = id.toString().substring(34);
        Files.createDirectories(root.resolve(shard).resolve("lost+found"));
        Files.createDirectories(root.resolve(shard).resolve(id.toString()));
        Files.writeString(root.resolve("notes"), "");
        Files.createSymbolicLink(root.resolve("elsewhere"), root);
        List<UUID> folders = new ArrayList<>();

        store().eachFolder(folders::add);

        assertThat(folders).containsExactly(id);
    }

    @Test
    void aDiskThatFillsInTheMiddleOfAnEncryptedObjectLeavesNothingOfIt() throws IOException {
        long[] free = {FreeSpace.INTERVAL * 4};
        Vault vault = new Vault(TestKeys.fresh(), new DiskStore(root, new FreeSpace(root, FreeSpace.INTERVAL) {
            @Override
            long free() {
                return free[0];
            }
        }));
        VaultFolder folder = vault.open(UUID.randomUUID(), vault.newKey());
        OutputStream object = folder.create("file-1");
        object.write(new byte[(int) FreeSpace.INTERVAL]);
        free[0] = 0;

        assertThatThrownBy(() -> object.write(new byte[(int) FreeSpace.INTERVAL * 2]))
                .isInstanceOf(VaultFullException.class);
        assertThatThrownBy(object::close).isInstanceOf(IOException.class);

        assertThat(folder.names()).isEmpty();
        try (var left = Files.walk(root)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatAWriterThatDiedHadWrittenToItsEndIsAdopted() throws IOException {
        UUID id = UUID.randomUUID();
        VaultStore store = store();
        store.beginNew(id, "raw.jwe").write(content(30), 0, 20);
        store.beginNew(id, "raw.jwe").write(content(30), 0, 30);
        store.begin(id, "other").write(content(30), 0, 30);

        assertThat(store.adopt(id, "raw.jwe", bytes -> bytes.size() == 31)).isFalse();
        assertThat(store.adopt(UUID.randomUUID(), "raw.jwe", bytes -> true)).isFalse();
        assertThat(store.names(id)).isEmpty();
        assertThat(store.adopt(id, "raw.jwe", bytes -> bytes.size() == 30)).isTrue();

        assertThat(store.names(id)).containsExactly("raw.jwe");
        try (InputStream raw = Channels.newInputStream(store.open(id, "raw.jwe"))) {
            assertThat(raw.readAllBytes()).isEqualTo(content(30));
        }
    }

    @Test
    void whatComesSecondLeavesNothing() throws IOException {
        UUID id = UUID.randomUUID();
        VaultStore store = store();
        PendingObject second = store.beginNew(id, "raw.jwe");
        store.beginNew(id, "raw.jwe").publish();

        assertThatThrownBy(second::publish).isInstanceOf(FileAlreadyExistsException.class);

        try (var left = Files.walk(root)) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
    }
}
