package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Seals what must not be readable in the database, and makes keyed hashes of what must be found there.
 *
 * <p>The keys come from the file {@code gateway.master-keyset}, which {@link MasterKeysetOpening} has compared with the
 * database before the first use.
 */
@ApplicationScoped
public class MasterKeys {
    @Inject
    MasterKeysetOpening opening;

    private volatile MasterKeyset keyset;

    /**
     * Loads the keys where that has not been done yet.
     *
     * @throws StartRefusedException where they do not fit the database
     */
    public void load() {
        keyset();
    }

    private MasterKeyset keyset() {
        if (keyset == null) {
            synchronized (this) {
                if (keyset == null) {
                    keyset = opening.open();
                }
            }
        }
        return keyset;
    }

    /**
     * @param context what is sealed and where it is kept, such as {@code sp_transaction.person}; needed again to open it
     * @return AES-256-GCM ciphertext with key id, nonce and tag: 33 bytes longer than the plaintext
     */
    public byte[] seal(byte[] plaintext, String context) {
        return keyset().seal(plaintext, context);
    }

    /** @throws SealBrokenException where the bytes were altered, or sealed for another context or with other keys */
    public byte[] open(byte[] sealed, String context) {
        return keyset().open(sealed, context);
    }

    /** @return 32 bytes by which the value can be found without being readable; equal for equal context and value */
    public byte[] blindIndex(String context, String value) {
        return keyset().blindIndex(context, value);
    }

    /** @return 32 unguessable bytes, always the same for context and value; unrelated to {@link #blindIndex} */
    public byte[] derive(String context, String value) {
        return keyset().derive(context, value);
    }
}
