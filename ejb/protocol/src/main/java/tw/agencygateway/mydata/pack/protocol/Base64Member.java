package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The Base64 of a JSON string, decoded while it is read. As a rule a whole block is read past the JSON buffer and decodes at once; only
 * where that stumbles, at the end of the string and over escapes such as {@code \/}, its bytes are looked at one by one.
 */
final class Base64Member {
    private final JsonBytes json;
    private final OutputStream out;
    private final byte[] block = new byte[Base64Text.BLOCK];
    private final byte[] decoded = new byte[Base64Text.BLOCK_BYTES];
    private int filled;
    private Base64Text alphabet;

    Base64Member(JsonBytes json, OutputStream out) {
        this.json = json;
        this.out = out;
    }

    /** Reads up to the closing quotation mark and writes the decoded bytes. */
    void copy() throws IOException {
        while (!readSlowly()) {
            writeWholeQuads();
            while (readFast()) {
                out.write(decoded);
            }
        }
        out.write(alphabet(filled).decodePaddableEnding(block, filled).orElseThrow(Base64Member::malformed));
    }

    private boolean readFast() throws IOException {
        int kept = filled;
        int read = json.readDirectly(block, kept);
        filled = kept + read;
        if (filled == block.length && alphabet(filled).decodeBlock(block, decoded)) {
            filled = 0;
            return true;
        }
        json.unread(block, kept, read);
        filled = kept;
        return false;
    }

    /** Returns true at the end of the string, false when the buffer is used up. */
    private boolean readSlowly() throws IOException {
        do {
            int b = json.stringByte();
            if (b == JsonBytes.END_OF_STRING) {
                return true;
            }
            if (b > 0x7f) {
                throw malformed();
            }
            if (filled == block.length) {
                writeWholeQuads();
            }
            block[filled++] = (byte) b;
            filled += json.copyPlain(block, filled);
        } while (json.hasBuffered());
        return false;
    }

    /** Writes all but the last one to four characters, which may be the padded end. */
    private void writeWholeQuads() throws IOException {
        int whole = filled == 0 ? 0 : (filled - 1) / 4 * 4;
        out.write(alphabet(whole).decodeEnding(block, 0, whole).orElseThrow(Base64Member::malformed));
        System.arraycopy(block, whole, block, 0, filled - whole);
        filled -= whole;
    }

    // until a character that only one alphabet has is seen, both read the same
    private Base64Text alphabet(int length) {
        for (int i = 0; alphabet == null && i < length; i++) {
            switch (block[i]) {
                case '+', '/' -> alphabet = Base64Text.STANDARD;
                case '-', '_' -> alphabet = Base64Text.URL;
                default -> {}
            }
        }
        return alphabet == null ? Base64Text.URL : alphabet;
    }

    private static MalformedEnvelopeException malformed() {
        return new MalformedEnvelopeException("data is not Base64");
    }
}
