package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Strict JSON (RFC 8259) byte by byte over a buffer, with bounds on all that is not payload. */
final class JsonBytes {
    /** What {@link #stringByte()} returns at the closing quotation mark. */
    static final int END_OF_STRING = -1;

    /** Added to a UTF-16 unit beyond ASCII that was written as an escape, to tell it from a raw byte. */
    private static final int ESCAPED = 1 << 16;

    private static final Pattern SCALAR =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final int MAX_SCALAR = 64;
    private static final int MAX_SKIPPED = 64 * 1024;
    private static final int MAX_DEPTH = 8;

    /** What is read at once here: little, for payload is read past this buffer. */
    private static final int FILL = 512;

    private final InputStream in;
    private final byte[] buffer = new byte[Base64Text.BLOCK];
    private int position;
    private int limit;
    private int skipped;

    JsonBytes(InputStream in) {
        this.in = in;
    }

    /** Whether buffered bytes are left, so that the stream must not be read directly. */
    boolean hasBuffered() {
        return position < limit;
    }

    /** Reads directly into a block of the caller's, past the empty buffer; returns fewer bytes only at the end. */
    int readDirectly(byte[] target, int offset) throws IOException {
        return in.readNBytes(target, offset, target.length - offset);
    }

    /** Gives bytes back that were read directly. */
    void unread(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, buffer, 0, length);
        position = 0;
        limit = length;
    }

    void expect(char c) throws IOException {
        if (!accept(c)) {
            throw malformed();
        }
    }

    boolean accept(char c) throws IOException {
        if (peekToken() != c) {
            return false;
        }
        position++;
        return true;
    }

    void expectEnd() throws IOException {
        if (peekToken() != -1) {
            throw malformed();
        }
    }

    String string(int maxChars) throws IOException {
        expect('"');
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (int b = stringByte(); b != END_OF_STRING; b = stringByte()) {
            if (b >= ESCAPED) {
                text.append(utf8(raw)).append((char) (b - ESCAPED));
                raw.reset();
            } else {
                raw.write(b);
            }
            if (raw.size() + text.length() > 3 * maxChars) {
                throw malformed();
            }
        }
        text.append(utf8(raw));
        if (text.length() > maxChars) {
            throw malformed();
        }
        return text.toString();
    }

    private static String utf8(ByteArrayOutputStream raw) throws MalformedEnvelopeException {
        return StrictText.utf8(raw.toByteArray()).orElseThrow(JsonBytes::malformed);
    }

    /** The next byte of the string that is being read, unescaped, or more than a byte for an escape beyond ASCII. */
    int stringByte() throws IOException {
        int b = next();
        if (b == '"') {
            return END_OF_STRING;
        }
        if (b == '\\') {
            return unescaped(next());
        }
        if (b < ' ') {
            throw malformed();
        }
        return b;
    }

    /** Copies what is buffered of the string up to the next byte that may be anything else than itself; returns how much that was. */
    int copyPlain(byte[] target, int offset) {
        int end = Math.min(limit, position + target.length - offset);
        int at = position;
        while (at < end && buffer[at] > '"' && buffer[at] != '\\') {
            at++;
        }
        int count = at - position;
        System.arraycopy(buffer, position, target, offset, count);
        position = at;
        return count;
    }

    private int unescaped(int b) throws IOException {
        return switch (b) {
            case '"', '\\', '/' -> b;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private int unicode() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 4 | hex(next());
        }
        return value > 0x7f ? ESCAPED + value : value;
    }

    private static int hex(int b) throws MalformedEnvelopeException {
        int digit = b > 0x7f ? -1 : Character.digit(b, 16);
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    /** Passes over one value, at most 64 KB over all calls and eight deep. */
    void skipValue() throws IOException {
        skipValue(1);
    }

    private void skipValue(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw malformed();
        }
        switch (peekToken()) {
            case '"' -> skipString();
            case '{' -> skipContainer('}', depth);
            case '[' -> skipContainer(']', depth);
            default -> skipScalar();
        }
    }

    private void skipContainer(char end, int depth) throws IOException {
        position++;
        if (accept(end)) {
            return;
        }
        do {
            if (end == '}') {
                skipString();
                expect(':');
            }
            skipValue(depth + 1);
        } while (accept(','));
        expect(end);
    }

    private void skipString() throws IOException {
        int length = string(MAX_SKIPPED - skipped).length();
        skipped += length;
        countSkipped();
    }

    private void skipScalar() throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        while (peek() > ' ' && ",]}".indexOf(peek()) < 0 && token.size() <= MAX_SCALAR) {
            token.write(next());
            countSkipped();
        }
        String text = token.toString(StandardCharsets.US_ASCII);
        if (text.length() > MAX_SCALAR || !SCALAR.matcher(text).matches()) {
            throw malformed();
        }
    }

    private void countSkipped() throws MalformedEnvelopeException {
        if (++skipped > MAX_SKIPPED) {
            throw malformed();
        }
    }

    private int peekToken() throws IOException {
        int b = peek();
        while (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
            position++;
            countSkipped();
            b = peek();
        }
        return b;
    }

    private int next() throws IOException {
        int b = peek();
        if (b < 0) {
            throw malformed();
        }
        position++;
        return b;
    }

    private int peek() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, FILL));
        }
        return position < limit ? buffer[position] & 0xff : -1;
    }

    private static MalformedEnvelopeException malformed() {
        return new MalformedEnvelopeException("not the JSON object that holds a package");
    }
}
