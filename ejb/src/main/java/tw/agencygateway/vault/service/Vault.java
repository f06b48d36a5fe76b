package tw.agencygateway.vault.service;

import com.google.crypto.tink.StreamingAead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.platform.service.MasterKeys;
import tw.agencygateway.platform.service.SealBrokenException;

/** The place of all received and produced files: one folder per transaction, each with a key of its own. */
@ApplicationScoped
public class Vault {
    /** What the seal of a folder's key is bound to, wherever the key is kept. */
    public static final String KEY_CONTEXT = "vault.key";

    private MasterKeys masterKeys;
    private VaultStore store;

    protected Vault() {}

    @Inject
    Vault(MasterKeys masterKeys, VaultStore store) {
        this.masterKeys = masterKeys;
        this.store = store;
    }

    /** @return a fresh key for one folder, sealed with the master keys; to be kept in the database until the erasure */
    public byte[] newKey() {
        return masterKeys.seal(FolderKey.generate(), KEY_CONTEXT);
    }

    /**
     * Nothing is read or made yet: the folder appears with its first object.
     *
     * @param sealedKey what {@link #newKey()} gave
     * @throws SealBrokenException where the key was altered or belongs to another master keyset
     */
    public VaultFolder open(UUID folder, byte[] sealedKey) {
        StreamingAead key = FolderKey.parse(masterKeys.open(sealedKey, KEY_CONTEXT));
        return new VaultFolder(folder, key, store);
    }

    /**
     * Removes the folder with everything in it, unfinished objects and older versions included. Once this returns, the removal is durable. A
     * folder that is not there is erased already.
     */
    public void erase(UUID folder) throws IOException {
        store.erase(folder);
    }

    /** The {@code host} or {@code host:port} that the vault lies at and is called for it; empty where it lies on the disk. */
    public Optional<String> host() {
        return store.host();
    }
}
