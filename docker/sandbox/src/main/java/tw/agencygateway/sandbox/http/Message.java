package tw.agencygateway.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the connection (RFC 9112): names of headers in lower case.
 *
 * @param body null when longer than {@link #LARGEST_BODY}; then nothing can follow on the connection
 */
record Message(String method, String target, boolean persistent, Map<String, List<String>> headers, byte[] body) {
    /** Nothing here needs more. */
    static final int LARGEST_BODY = 1 << 20;

    private static final int LARGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;

    /**
     * Reads the next one; nothing when the client has ended the connection.
     *
     * @param out for the word that the body may come, where the client waits for it
     * @throws IOException when it is not HTTP
     */
    static Optional<Message> read(InputStream in, OutputStream out) throws IOException {
        String start = line(in);
        if (start == null) {
            return Optional.empty();
        }
        String[] words = start.split(" ");
        if (words.length != 3) {
            throw new IOException("no request line");
        }
        Map<String, List<String>> headers = headers(in);
        if (headers.containsKey("expect")) {
            out.write("HTTP/1.1 100 \r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        boolean persistent = words[2].equals("HTTP/1.1")
                && !headers.getOrDefault("connection", List.of()).contains("close");
        return Optional.of(new Message(words[0], words[1], persistent, headers, body(in, headers)));
    }

    boolean isLast() {
        return !persistent || body == null;
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() > MOST_HEADERS) {
                throw new IOException("no header, or too many");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks(in);
        }
        long length =
                number(headers.getOrDefault("content-length", List.of("0")).get(0), 10);
        return length > LARGEST_BODY ? null : exactly(in, (int) length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
            if (body.size() + size > LARGEST_BODY) {
                return null;
            }
            body.write(exactly(in, (int) size));
            line(in);
        }
        headers(in);
        return body.toByteArray();
    }

    private static long chunkSize(InputStream in) throws IOException {
        String line = line(in);
        return line == null ? 0 : number(line.replaceFirst(";.*", "").strip(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Math.max(0, Long.parseLong(text, radix));
        } catch (NumberFormatException e) {
            throw new IOException("no length: " + text, e);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body ends early");
        }
        return bytes;
    }

    /** The next line without its end; null at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n') {
            if (line.size() > LARGEST_LINE) {
                throw new IOException("a line without an end");
            }
            line.write(b);
            b = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
