package tw.agencygateway.mydata.pack.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64 in blocks, so that no payload is held as a whole and the JDK's vectorised decoder does the work. Strict: no stray characters, no
 * bits left over in the last character.
 */
enum Base64Text {
    URL(Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding()),
    STANDARD(Base64.getDecoder(), Base64.getEncoder().withoutPadding());

    /** Characters of a full block. */
    static final int BLOCK = 64 * 1024;

    /** Bytes of a full block. */
    static final int BLOCK_BYTES = BLOCK / 4 * 3;

    private final Base64.Decoder decoder;
    private final Base64.Encoder encoder;

    Base64Text(Base64.Decoder decoder, Base64.Encoder encoder) {
        this.decoder = decoder;
        this.encoder = encoder;
    }

    /** Decodes a full block into {@code bytes}; false when it holds anything but letters of this alphabet. */
    boolean decodeBlock(byte[] block, byte[] bytes) {
        try {
            return decoder.decode(block, bytes) == BLOCK_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The first dot, which is in no alphabet, or {@code to}. */
    static int indexOfDot(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '.') {
            at++;
        }
        return at;
    }

    /** Decodes an ending without padding; empty when it is not canonical. */
    Optional<byte[]> decodeEnding(byte[] text, int from, int to) {
        if (to > from && text[to - 1] == '=') {
            return Optional.empty();
        }
        try {
            ByteBuffer decoded = decoder.decode(ByteBuffer.wrap(text, from, to - from));
            byte[] bytes = decoded.array();
            boolean whole = decoded.remaining() == bytes.length;
            return whole && hasNoStrayBits(text, from, to, bytes) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last character may stand for fewer bits than it has: the rest must be zero. */
    private boolean hasNoStrayBits(byte[] text, int from, int to, byte[] bytes) {
        int whole = bytes.length / 3;
        byte[] last = encoder.encode(Arrays.copyOfRange(bytes, 3 * whole, bytes.length));
        return Arrays.equals(last, 0, last.length, text, from + 4 * whole, to);
    }

    /** Decodes an ending with or without padding; empty when it is not canonical. */
    Optional<byte[]> decodePaddableEnding(byte[] text, int length) {
        int end = length;
        while (length % 4 == 0 && end > 0 && length - end < 2 && text[end - 1] == '=') {
            end--;
        }
        return decodeEnding(text, 0, end);
    }
}
