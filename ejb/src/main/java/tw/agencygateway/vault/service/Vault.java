package tw.agencygateway.vault.service;

import com.google.crypto.tink.StreamingAead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import tw.agencygateway.platform.service.MasterKeys;
import tw.agencygateway.platform.service.PrivateDirectory;
import tw.agencygateway.platform.service.SealBrokenException;
import tw.agencygateway.platform.service.StorageConfiguration;

/** The place of all received and produced files: one folder per transaction, each with a key of its own. */
@ApplicationScoped
public class Vault {
    private static final String KEY_CONTEXT = "vault.key";

    private MasterKeys masterKeys;
    private Path root;
    private FreeSpace space;

    protected Vault() {}

    @Inject
    Vault(MasterKeys masterKeys, StorageConfiguration storage, VaultConfiguration configuration) {
        this.masterKeys = masterKeys;
        this.root = storage.data().resolve("vault");
        this.space = new FreeSpace(root, configuration.reservedBytes());
    }

    /** @return a fresh key for one folder, sealed with the master keys; to be kept in the database until the erasure */
    public byte[] newKey() {
        return masterKeys.seal(FolderKey.generate(), KEY_CONTEXT);
    }

    /**
     * Nothing is read or made yet: the folder appears on disk with its first object.
     *
     * @param sealedKey what {@link #newKey()} gave
     * @throws SealBrokenException where the key was altered or belongs to another master keyset
     */
    public VaultFolder open(UUID folder, byte[] sealedKey) {
        StreamingAead key = FolderKey.parse(masterKeys.open(sealedKey, KEY_CONTEXT));
        return new VaultFolder(folder, path(folder), key, space);
    }

    /**
     * Removes the folder with everything in it, unfinished objects included. Once this returns, the removal is durable. A
     * folder that is not there is erased already.
     */
    public void erase(UUID folder) throws IOException {
        Path path = path(folder);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> objects = Files.newDirectoryStream(path)) {
            for (Path object : objects) {
                Files.deleteIfExists(object);
            }
            Files.delete(path);
        } catch (NoSuchFileException e) {
            // two erasures at once: the other one was quicker
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        PrivateDirectory.sync(path.getParent());
    }

    /** The first digits of a time-ordered id are the same for weeks; the last ones spread the folders. */
    private Path path(UUID folder) {
        String name = folder.toString();
        return root.resolve(name.substring(name.length() - 2)).resolve(name);
    }
}
