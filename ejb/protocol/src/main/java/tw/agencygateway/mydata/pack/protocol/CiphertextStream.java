package tw.agencygateway.mydata.pack.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * The ciphertext of a stored JWE in, plaintext out, block by block. The MAC goes along, and the tag is compared before the padding: where it
 * does not match, the end is a {@link JweDecryptionException}, and nothing that was read before counts.
 */
final class CiphertextStream extends InputStream {
    private final StoredJwe stored;
    private final SealedJwe jwe;
    private final Mac mac;
    private final Cipher cipher;
    private final byte[] plain;
    private final JweBlocks decryption = new Decryption();
    private boolean begun;
    private long remaining;
    private int position;
    private int limit;

    CiphertextStream(StoredJwe stored, long ciphertextBytes, SealedJwe jwe) {
        this.stored = stored;
        this.remaining = ciphertextBytes;
        this.jwe = jwe;
        this.mac = jwe.mac();
        this.cipher = jwe.cipher();
        // the cipher keeps one AES block back, which comes with the next
        this.plain = new byte[Base64Text.BLOCK_BYTES + 2 * cipher.getBlockSize()];
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
            decryptNext();
        }
        return position == limit;
    }

    private void decryptNext() throws IOException {
        position = 0;
        limit = 0;
        if (!stored.next(decryption)) {
            throw new EOFException("the stored JWE is shorter than the one received");
        }
    }

    /**
     * Reads what is left; once it returns, all that was read was authentic.
     *
     * @throws JweDecryptionException where it was not
     */
    void prove() throws IOException {
        while (remaining > 0) {
            decryptNext();
        }
    }

    private final class Decryption implements JweBlocks {
        @Override
        public void text(byte[] characters, int length) throws IOException {
            if (!begun) {
                begun = true;
                return;
            }
            int end = Base64Text.indexOfDot(characters, 0, length);
            byte[] ending =
                    Base64Text.URL.decodeEnding(characters, 0, end).orElseThrow(CiphertextStream::notTheOneReceived);
            decoded(ending, ending.length);
        }

        @Override
        public void decoded(byte[] bytes, int length) throws IOException {
            remaining -= length;
            if (!begun || remaining < 0) {
                throw notTheOneReceived();
            }
            mac.update(bytes, 0, length);
            if (remaining == 0 && !jwe.hasTagOf(mac)) {
                throw new JweDecryptionException();
            }
            try {
                limit = remaining == 0
                        ? cipher.doFinal(bytes, 0, length, plain)
                        : cipher.update(bytes, 0, length, plain);
            } catch (GeneralSecurityException e) {
                throw new JweDecryptionException();
            }
        }
    }

    private static IOException notTheOneReceived() {
        return new IOException("the stored JWE is not the one received");
    }
}
