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
    private final long ciphertextOffset;
    private final long ciphertextChars;

    SealedJwe(byte[] cek, byte[] iv, long ciphertextOffset, long ciphertextChars) {
        this.cek = cek;
        this.iv = iv;
        this.ciphertextOffset = ciphertextOffset;
        this.ciphertextChars = ciphertextChars;
    }

    /** Whether the JWE's initialization vector is the given one; the service's CBC IV is demanded (MyData SP V2.6 §玖.三.(一)(3)). */
    public boolean hasIv(byte[] expected) {
        return MessageDigest.isEqual(iv, expected);
    }

    /**
     * Decrypts.
     *
     * @param raw the very bytes that the intake saw, from the beginning; closed with the returned stream
     * @return the plaintext; reading throws {@link JweDecryptionException} when the padding is wrong
     */
    public InputStream plaintext(InputStream raw) throws IOException {
        raw.skipNBytes(ciphertextOffset);
        return new CiphertextStream(raw, ciphertextChars, cipher());
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
        return "SealedJwe[" + ciphertextChars + " characters of ciphertext]";
    }
}
