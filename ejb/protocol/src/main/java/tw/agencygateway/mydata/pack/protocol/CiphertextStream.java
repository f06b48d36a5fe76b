package tw.agencygateway.mydata.pack.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;

/** Base64url ciphertext in, plaintext out, block by block. */
final class CiphertextStream extends InputStream {
    private final InputStream raw;
    private final Cipher cipher;
    private final byte[] block = new byte[Base64Text.BLOCK];
    private final byte[] decoded = new byte[Base64Text.BLOCK_BYTES];
    private final byte[] plain;
    private long remaining;
    private int position;
    private int limit;

    CiphertextStream(InputStream raw, long ciphertextChars, Cipher cipher) {
        this.raw = raw;
        this.remaining = ciphertextChars;
        this.cipher = cipher;
        // the cipher keeps one AES block back, which comes with the next
        this.plain = new byte[decoded.length + 2 * cipher.getBlockSize()];
    }

    @Override
    public int read() throws IOException {
        return isExhausted() ? -1 : plain[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isExhausted()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(plain, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isExhausted() throws IOException {
        while (position == limit && remaining > 0) {
            position = 0;
            limit = decryptNext();
        }
        return position == limit;
    }

    private int decryptNext() throws IOException {
        int chars = (int) Math.min(block.length, remaining);
        if (raw.readNBytes(block, 0, chars) != chars) {
            throw new EOFException("the stored JWE is shorter than the one received");
        }
        remaining -= chars;
        byte[] bytes = decoded;
        if (chars < block.length || !Base64Text.URL.decodeBlock(block, decoded)) {
            bytes = Base64Text.URL.decodeEnding(block, 0, chars).orElseThrow(JweDecryptionException::new);
        }
        try {
            return remaining == 0
                    ? cipher.doFinal(bytes, 0, bytes.length, plain)
                    : cipher.update(bytes, 0, bytes.length, plain);
        } catch (GeneralSecurityException e) {
            throw new JweDecryptionException();
        }
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
