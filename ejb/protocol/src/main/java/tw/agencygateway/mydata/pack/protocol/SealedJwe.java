package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tw.agencygateway.mydata.pack.protocol.StoredJwe.DamagedJweException;

/**
 * A JWE of the right form. Only {@link JweIntake#finish()} makes one, and only this decrypts:
 *
 * <pre>tag = first 32 bytes of HMAC-SHA512(CEK[0..32], header text | IV | ciphertext | 64-bit length of header text in bits)</pre>
 *
 * The tag is compared in the pass that decrypts, so that nobody who can write to the store can put other bytes there between two of
 * them. What comes out before the end is therefore not proven yet, and counts for nothing until all of it was read.
 * It holds the content key: keep it no longer than the verification lasts. Source: RFC 7518 §5.2.2.
 */
public final class SealedJwe {
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 32;

    private final byte[] cek;
    private final byte[] header;
    private final byte[] iv;
    private final byte[] tag;
    private final long ciphertextBytes;

    SealedJwe(byte[] cek, byte[] header, byte[] iv, byte[] tag, long ciphertextBytes) {
        this.cek = cek;
        this.header = header;
        this.iv = iv;
        this.tag = tag;
        this.ciphertextBytes = ciphertextBytes;
    }

    /**
     * Whether bytes are all of a JWE, unaltered.
     *
     * @param stored what an intake stored; not closed
     * @param secretKey as {@link ParameterCodec#secretKey} gives it
     */
    public static boolean isWhole(SeekableByteChannel stored, byte[] secretKey) throws IOException {
        try {
            SealedJwe jwe =
                    StoredJwe.read(Channels.newInputStream(stored.position(0))).sealed(secretKey);
            jwe.plaintext(Channels.newInputStream(stored.position(0))).prove();
            return true;
        } catch (MalformedJweException | JweDecryptionException | DamagedJweException e) {
            return false;
        }
    }

    /** Whether the JWE's initialization vector is the given one; the service's CBC IV is demanded (MyData SP V2.6 §玖.三.(一)(3)). */
    public boolean hasIv(byte[] expected) {
        return MessageDigest.isEqual(iv, expected);
    }

    /**
     * Decrypts.
     *
     * @param raw what the intake stored, or the bytes that it saw, from the beginning; stays the caller's to close
     */
    CiphertextStream plaintext(InputStream raw) throws IOException {
        return new CiphertextStream(StoredJwe.read(raw), ciphertextBytes, this);
    }

    /** Begun with header and IV. By name, as the cipher: other providers slow this path down. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA512", "SunJCE");
            mac.init(new SecretKeySpec(cek, 0, KEY_BYTES, "HmacSHA512"));
            mac.update(header);
            mac.update(iv);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA512 of the JDK does not work", e);
        }
    }

    /** Whether the tag matches, once the ciphertext has gone through the MAC. */
    boolean hasTagOf(Mac mac) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(header.length * 8L).array());
        return MessageDigest.isEqual(Arrays.copyOf(mac.doFinal(), TAG_BYTES), tag);
    }

    Cipher cipher() {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
            SecretKeySpec key = new SecretKeySpec(cek, KEY_BYTES, KEY_BYTES, "AES");
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
