package tw.agencygateway.mydata.pack.protocol;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Reads the form of a compact JWE from its blocks, and what is needed to open it; the ciphertext is counted only:
 *
 * <pre>header "." encrypted_key "." iv "." ciphertext "." tag        each Base64url without padding</pre>
 *
 * Taking blocks never throws, whatever they hold; {@link #finish()} tells. Sizes: header 4 096 characters, encrypted key 72 bytes, IV 16,
 * tag 32; the ciphertext is limited by who writes. Source: MyData SP V2.6 §玖.三; RFC 7516 §7.1; RFC 7518 §5.2.2.
 */
final class JweForm implements JweBlocks {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_KEY_BYTES = 32;
    private static final int ENCRYPTED_KEY_CHARS = 96;
    private static final int IV_CHARS = 22;
    private static final int TAG_CHARS = 43;
    private static final int AES_BLOCK = 16;
    private static final int MAX_BEFORE_CIPHERTEXT = JweHeader.MAX_CHARS + ENCRYPTED_KEY_CHARS + IV_CHARS + 3;

    private enum Part {
        BEFORE_CIPHERTEXT,
        CIPHERTEXT,
        TAG
    }

    private final byte[] secretKey;
    private Part part = Part.BEFORE_CIPHERTEXT;
    private MalformedJweException problem;

    private byte[] cek;
    private byte[] iv;
    private byte[] header;
    private long ciphertextBytes;
    private byte[] tag = {};

    /** @param secretKey 32 bytes */
    JweForm(byte[] secretKey) {
        if (secretKey.length != SECRET_KEY_BYTES) {
            throw new IllegalArgumentException("secret_key must be 32 bytes");
        }
        this.secretKey = secretKey.clone();
    }

    @Override
    public void text(byte[] characters, int length) {
        if (problem != null) {
            return;
        }
        try {
            switch (part) {
                case BEFORE_CIPHERTEXT -> readBeforeCiphertext(characters, length);
                case CIPHERTEXT -> readEndOfCiphertext(characters, length);
                case TAG -> addToTag(characters, 0, length);
            }
        } catch (MalformedJweException e) {
            problem = e;
        }
    }

    @Override
    public void decoded(byte[] bytes, int length) {
        if (problem == null && part == Part.CIPHERTEXT) {
            ciphertextBytes += length;
        } else if (problem == null) {
            problem = new MalformedJweException("not five parts, or one that is too long");
        }
    }

    /**
     * Ends it; to be called once, after the last block.
     *
     * @return the only object that can decrypt it
     * @throws MalformedJweException when the form is wrong
     */
    SealedJwe finish() throws MalformedJweException {
        if (problem != null) {
            throw problem;
        }
        if (part != Part.TAG) {
            throw new MalformedJweException("not five parts");
        }
        byte[] expected = exactly(tag, TAG_CHARS, 0, tag.length, "tag");
        if (ciphertextBytes == 0 || ciphertextBytes % AES_BLOCK != 0) {
            throw new MalformedJweException("ciphertext is not whole AES blocks");
        }
        return new SealedJwe(cek, header, iv, expected, ciphertextBytes);
    }

    private void readBeforeCiphertext(byte[] text, int length) throws MalformedJweException {
        int end = Math.min(length, MAX_BEFORE_CIPHERTEXT);
        int headerEnd = dot(text, 0, end);
        int keyEnd = dot(text, headerEnd + 1, end);
        int ivEnd = dot(text, keyEnd + 1, end);
        JweHeader.check(decode(text, 0, headerEnd, "header"));
        byte[] encryptedKey = exactly(text, ENCRYPTED_KEY_CHARS, headerEnd + 1, keyEnd, "encrypted key");
        iv = exactly(text, IV_CHARS, keyEnd + 1, ivEnd, "initialization vector");
        cek = contentKey(encryptedKey);
        header = Arrays.copyOf(text, headerEnd);
        part = Part.CIPHERTEXT;
    }

    private static int dot(byte[] text, int from, int end) throws MalformedJweException {
        int at = Base64Text.indexOfDot(text, from, end);
        if (at == end) {
            throw new MalformedJweException("not five parts, or a header larger than " + JweHeader.MAX_CHARS);
        }
        return at;
    }

    private void readEndOfCiphertext(byte[] text, int length) throws MalformedJweException {
        int end = Base64Text.indexOfDot(text, 0, length);
        if (end == length) {
            throw new MalformedJweException("ciphertext is not Base64url or has no end");
        }
        ciphertextBytes += decode(text, 0, end, "ciphertext").length;
        part = Part.TAG;
        addToTag(text, end + 1, length);
    }

    private void addToTag(byte[] text, int from, int to) throws MalformedJweException {
        int length = tag.length + to - from;
        if (length > TAG_CHARS) {
            throw new MalformedJweException("more than a tag after the ciphertext");
        }
        int kept = tag.length;
        tag = Arrays.copyOf(tag, length);
        System.arraycopy(text, from, tag, kept, to - from);
    }

    private static byte[] exactly(byte[] text, int chars, int from, int to, String what) throws MalformedJweException {
        if (to - from != chars) {
            throw new MalformedJweException(what + " has the wrong length");
        }
        return decode(text, from, to, what);
    }

    private static byte[] decode(byte[] text, int from, int to, String what) throws MalformedJweException {
        return Base64Text.URL
                .decodeEnding(text, from, to)
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
}
