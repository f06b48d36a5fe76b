package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Cuts what should be a compact JWE into blocks, from which it can be put together again to the byte, whatever it is: one up to the third
 * dot, behind which the ciphertext begins, then each as large as there are characters. A full block of nothing but Base64url is decoded,
 * everything else is text. Closing gives the last block.
 */
final class JweSplitter extends OutputStream {
    private final JweBlocks blocks;
    private final byte[] block = new byte[Base64Text.BLOCK];
    private final byte[] decoded = new byte[Base64Text.BLOCK_BYTES];
    private int filled;
    private int dotsToCiphertext = 3;
    private long dots;

    JweSplitter(JweBlocks blocks) {
        this.blocks = blocks;
    }

    /** Of all that was written. */
    long dots() {
        return dots + dotsInBlock();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int room = Math.min(end - at, block.length - filled);
            boolean beforeCiphertext = dotsToCiphertext > 0;
            int count = beforeCiphertext ? upToThirdDot(bytes, at, room) : room;
            System.arraycopy(bytes, at, block, filled, count);
            filled += count;
            at += count;
            if (filled == block.length || beforeCiphertext && dotsToCiphertext == 0) {
                giveBlock();
            }
        }
    }

    private int upToThirdDot(byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] == '.' && --dotsToCiphertext == 0) {
                return i + 1;
            }
        }
        return length;
    }

    private void giveBlock() throws IOException {
        if (filled == block.length && Base64Text.URL.decodeBlock(block, decoded)) {
            blocks.decoded(decoded, decoded.length);
        } else {
            // looked for only where decoding stumbles: nearly all bytes pass above
            dots += dotsInBlock();
            blocks.text(block, filled);
        }
        filled = 0;
    }

    private int dotsInBlock() {
        int count = 0;
        for (int i = 0; i < filled; i++) {
            count += block[i] == '.' ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            giveBlock();
        }
    }
}
