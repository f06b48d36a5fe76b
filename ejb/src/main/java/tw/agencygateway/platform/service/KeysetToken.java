package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals the master keyset with an AES key of a PKCS#11 token, which does it inside: the key never comes out. Form of a seal: nonce
 * (12 bytes), AES-GCM ciphertext, tag (16 bytes).
 *
 * <p>The PIN is used once: what was refused is not tried again, because a token locks itself after a few wrong ones.
 */
@ApplicationScoped
public class KeysetToken {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] CONTEXT = "master_keyset".getBytes(UTF_8);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    KeysetTokenConfiguration configuration;

    private final SecureRandom random = new SecureRandom();
    private KeyStore keys;
    private StartRefusedException refused;

    boolean isConfigured() {
        return configuration.isConfigured();
    }

    /** Label of the key that seals; empty where no token is used. */
    Optional<String> key() {
        return isConfigured() ? Optional.of(configuration.key()) : Optional.empty();
    }

    /** @throws StartRefusedException where the token cannot be used, or lacks the key */
    synchronized byte[] seal(byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, configuration.key(), nonce).doFinal(plaintext);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException | ProviderException e) {
            throw unusable("does not seal with the key " + configuration.key(), e);
        }
    }

    /**
     * @param label of the key that sealed it
     * @throws StartRefusedException where the token cannot be used, or lacks the key, or has another one of that label
     */
    synchronized byte[] open(byte[] sealed, String label) {
        if (!isConfigured()) {
            throw new StartRefusedException("The master keyset in the database is sealed with the key " + label
                    + " of a PKCS#11 token. Set gateway.master-key.pkcs11.library and its siblings.");
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, label, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw unusable("has another key " + label + " than the one that the database was sealed with", e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw unusable("does not open the master keyset with the key " + label, e);
        }
    }

    private Cipher cipher(int mode, String label, byte[] nonce) throws GeneralSecurityException {
        Key key = keys().getKey(label, null);
        if (key == null || !key.getAlgorithm().equals("AES")) {
            throw new StartRefusedException("The token has no AES key with the label " + label
                    + ". Check gateway.master-key.pkcs11.slot and gateway.master-key.pkcs11.key.");
        }
        if (key.getEncoded() != null) {
            throw new StartRefusedException("The key " + label
                    + " can be taken out of the token. Make one that is sensitive and cannot be extracted.");
        }
        Cipher cipher = Cipher.getInstance(CIPHER, keys().getProvider());
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(CONTEXT);
        return cipher;
    }

    private KeyStore keys() {
        if (refused != null) {
            throw refused;
        }
        if (keys == null) {
            try {
                keys = logIn();
            } catch (StartRefusedException e) {
                refused = e;
                throw e;
            }
        }
        return keys;
    }

    private KeyStore logIn() {
        try {
            return configuration.token().logIn("");
        } catch (TokenUnusableException e) {
            throw new StartRefusedException(e.getMessage(), e);
        }
    }

    private StartRefusedException unusable(String what, Exception e) {
        return new StartRefusedException(configuration.token().unusable(what, e).getMessage(), e);
    }
}
