package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
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
}
