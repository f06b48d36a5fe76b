package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWE whose tag has matched. Only {@link JweIntake#finish()} makes one, and only this decrypts, so no plaintext leaves before that. It
 * holds the content key: keep it no longer than the verification lasts.
 */
public final class SealedJwe {
    private final byte[] cek;
    private final byte[] iv;
    private final long ciphertextBytes;

    SealedJwe(byte[] cek, byte[] iv, long ciphertextBytes) {
        this.cek = cek;
        this.iv = iv;
        this.ciphertextBytes = ciphertextBytes;
    }

    /** Whether the JWE's initialization vector is the given one; the service's CBC IV is demanded (MyData SP V2.6 §玖.三.(一)(3)). */
    public boolean hasIv(byte[] expected) {
        return MessageDigest.isEqual(iv, expected);
    }

    /**
     * Decrypts.
     *
     * @param raw what the intake stored, or the very bytes that it saw, from the beginning; stays the caller's to close
     * @return the plaintext; reading throws {@link JweDecryptionException} when the padding is wrong
     */
    public InputStream plaintext(InputStream raw) throws IOException {
        return new CiphertextStream(StoredJwe.read(raw), ciphertextBytes, cipher());
    }

    private Cipher cipher() {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
            SecretKeySpec key = new SecretKeySpec(cek, cek.length / 2, cek.length / 2, "AES");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/CBC of the JDK does not work", e);
        }
    }

    @Override
    public String toString() {
        return "SealedJwe[" + ciphertextBytes + " bytes of ciphertext]";
    }
}
