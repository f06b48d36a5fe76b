package tw.agencygateway.mydata.pack.protocol;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes in a compact JWE as its bytes arrive and authenticates it on the way, in constant memory:
 *
 * <pre>header "." encrypted_key "." iv "." ciphertext "." tag        each Base64url without padding
 * tag = first 32 bytes of HMAC-SHA512(CEK[0..32], header text | IV | ciphertext | 64-bit length of header text in bits)</pre>
 *
 * Writing never throws, whatever the content, so that it can go on beside storing the same bytes; {@link #finish()} tells. Sizes: header
 * 4 096 characters, encrypted key 72 bytes, IV 16, tag 32; the ciphertext is limited by who writes. Source: MyData SP V2.6 §玖.三; RFC 7516
 * §7.1; RFC 7518 §5.2.2.
 */
public final class JweIntake extends OutputStream {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_KEY_BYTES = 32;
    private static final int ENCRYPTED_KEY_CHARS = 96;
    private static final int IV_CHARS = 22;
    private static final int TAG_CHARS = 43;
    private static final int TAG_BYTES = 32;
    private static final int AES_BLOCK = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_DOTS = 0x2e2e2e2e2e2e2e2eL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int MAX_BEFORE_CIPHERTEXT = JweHeader.MAX_CHARS + ENCRYPTED_KEY_CHARS + IV_CHARS + 3;

    private enum Part {
        BEFORE_CIPHERTEXT,
        CIPHERTEXT,
        TAG
    }

    private final byte[] secretKey;
    private final byte[] block = new byte[Base64Text.BLOCK];
    private final byte[] decoded = new byte[Base64Text.BLOCK_BYTES];
    private int filled;
    private Part part = Part.BEFORE_CIPHERTEXT;
    private MalformedJweException problem;

    private byte[] cek;
    private byte[] iv;
    private int headerChars;
    private Mac mac;
    private long ciphertextOffset;
    private long ciphertextChars;
    private long ciphertextBytes;
    private long dots;

    /**
     * Begins an intake.
     *
     * @param secretKey the transaction's secret_key, 32 bytes, as {@link ParameterCodec#secretKey} gives it
     */
    public JweIntake(byte[] secretKey) {
        if (secretKey.length != SECRET_KEY_BYTES) {
            throw new IllegalArgumentException("secret_key must be 32 bytes");
        }
        this.secretKey = secretKey.clone();
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        dots += dots(bytes, offset, offset + length);
        int taken = 0;
        while (taken < length && problem == null) {
            int count = Math.min(length - taken, block.length - filled);
            System.arraycopy(bytes, offset + taken, block, filled, count);
            filled += count;
            taken += count;
            if (filled == block.length) {
                drain();
            }
        }
    }

    // eight at a time: every byte passes here, and hardly one is a dot
    private static int dots(byte[] bytes, int from, int to) {
        int count = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long zeroWhereDot = (long) LONGS.get(bytes, at) ^ EIGHT_DOTS;
            if ((zeroWhereDot - LOW_BITS & ~zeroWhereDot & HIGH_BITS) != 0) {
                count += dotsOneByOne(bytes, at, at + Long.BYTES);
            }
        }
        return count + dotsOneByOne(bytes, at, to);
    }

    private static int dotsOneByOne(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += bytes[at] == '.' ? 1 : 0;
        }
        return count;
    }

    /** Whether what was written so far has five parts between dots, which makes it a JWE, good or not. */
    public boolean hasFiveParts() {
        return dots == 4;
    }

    private void drain() {
        try {
            consume();
        } catch (MalformedJweException e) {
            problem = e;
        }
    }

    private void consume() throws MalformedJweException {
        if (part == Part.BEFORE_CIPHERTEXT) {
            readBeforeCiphertext();
        } else if (part == Part.CIPHERTEXT && Base64Text.URL.decodeBlock(block, decoded)) {
            authenticate(decoded, decoded.length, block.length);
            filled = 0;
        } else {
            // looked for only where decoding stumbles: the hot path never searches for the dot
            readEndOfCiphertext();
        }
    }

    /**
     * Ends the intake; to be called once, after the last byte.
     *
     * @return the authenticated JWE, the only object that can decrypt it
     * @throws MalformedJweException when the form is wrong
     * @throws JweDecryptionException when key or tag are wrong
     */
    public SealedJwe finish() throws MalformedJweException, JweDecryptionException {
        if (problem != null) {
            throw problem;
        }
        if (part == Part.BEFORE_CIPHERTEXT) {
            readBeforeCiphertext();
        }
        if (part == Part.CIPHERTEXT) {
            readEndOfCiphertext();
        }
        byte[] tag = exactly(TAG_CHARS, 0, filled, "tag");
        if (ciphertextBytes == 0 || ciphertextBytes % AES_BLOCK != 0) {
            throw new MalformedJweException("ciphertext is not whole AES blocks");
        }
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(headerChars * 8L).array());
        if (!MessageDigest.isEqual(Arrays.copyOf(mac.doFinal(), TAG_BYTES), tag)) {
            throw new JweDecryptionException();
        }
        return new SealedJwe(cek, iv, ciphertextOffset, ciphertextChars);
    }

    private void readBeforeCiphertext() throws MalformedJweException {
        int headerEnd = dot(0);
        int keyEnd = dot(headerEnd + 1);
        int ivEnd = dot(keyEnd + 1);
        JweHeader.check(decode(0, headerEnd, "header"));
        byte[] encryptedKey = exactly(ENCRYPTED_KEY_CHARS, headerEnd + 1, keyEnd, "encrypted key");
        iv = exactly(IV_CHARS, keyEnd + 1, ivEnd, "initialization vector");
        cek = contentKey(encryptedKey);
        headerChars = headerEnd;
        mac = mac(cek);
        mac.update(block, 0, headerEnd);
        mac.update(iv);
        ciphertextOffset = ivEnd + 1L;
        keepFrom(ivEnd + 1);
        part = Part.CIPHERTEXT;
    }

    private int dot(int from) throws MalformedJweException {
        for (int i = from; i < Math.min(filled, MAX_BEFORE_CIPHERTEXT); i++) {
            if (block[i] == '.') {
                return i;
            }
        }
        throw new MalformedJweException("not five parts, or a header larger than " + JweHeader.MAX_CHARS);
    }

    private void readEndOfCiphertext() throws MalformedJweException {
        if (part == Part.TAG) {
            throw new MalformedJweException("more than a tag after the ciphertext");
        }
        int end = 0;
        while (end < filled && block[end] != '.') {
            end++;
        }
        if (end == filled) {
            throw new MalformedJweException("ciphertext is not Base64url or has no end");
        }
        byte[] ending = decode(0, end, "ciphertext");
        authenticate(ending, ending.length, end);
        keepFrom(end + 1);
        part = Part.TAG;
    }

    private void authenticate(byte[] ciphertext, int length, int chars) {
        mac.update(ciphertext, 0, length);
        ciphertextBytes += length;
        ciphertextChars += chars;
    }

    private void keepFrom(int start) {
        System.arraycopy(block, start, block, 0, filled - start);
        filled -= start;
    }

    private byte[] exactly(int chars, int from, int to, String what) throws MalformedJweException {
        if (to - from != chars) {
            throw new MalformedJweException(what + " has the wrong length");
        }
        return decode(from, to, what);
    }

    private byte[] decode(int from, int to, String what) throws MalformedJweException {
        return Base64Text.URL
                .decodeEnding(block, from, to)
                .orElseThrow(() -> new MalformedJweException(what + " is not Base64url"));
    }

    // with a wrong key a random one goes on, so that a bad key and a bad tag take the same way (RFC 7516 §11.5)
    private byte[] contentKey(byte[] encryptedKey) {
        try {
            return JweHeader.unwrap(secretKey, encryptedKey);
        } catch (JweDecryptionException e) {
            byte[] random = new byte[2 * SECRET_KEY_BYTES];
            RANDOM.nextBytes(random);
            return random;
        }
    }

    private static Mac mac(byte[] cek) {
        try {
            // by name: other providers slow this path down
            Mac mac = Mac.getInstance("HmacSHA512", "SunJCE");
            mac.init(new SecretKeySpec(cek, 0, cek.length / 2, "HmacSHA512"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA512 of the JDK does not work", e);
        }
    }
}
