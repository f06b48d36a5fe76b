package tw.agencygateway.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Ways in which an answer can come to harm on its way; which of them befalls whom, the counterparties' misbehaviours say. */
public final class Harm {
    private Harm() {}

    /**
     * The connection breaks.
     *
     * @param part {@code body} counts bytes of the body; anything else those of the whole answer
     * @param after so many bytes; less than none counts from the end of the body
     */
    public static Response cut(Response response, String part, int after, boolean reset) {
        if (!part.equals("body")) {
            return response.through(out -> new Cut(out, after, reset));
        }
        byte[] bytes = bytes(response);
        int length = Math.min(bytes.length, after < 0 ? bytes.length + after : after);
        return response.with(out -> {
            out.write(bytes, 0, length);
            out.flush();
            throw new HangUp(reset);
        });
    }

    /** The connection ends without a word. */
    public static Response silence(Response response, boolean reset) {
        return cut(response, "head", 0, reset);
    }

    /** Announces so many bytes more than there are. */
    public static Response announced(Response response, int more) {
        byte[] bytes = bytes(response);
        return response.ofLength(bytes.length + more).with(out -> {
            out.write(bytes);
            throw new HangUp(false);
        });
    }

    /** The first bytes come one by one. */
    public static Response slowHead(Response response, int bytes, int millis) {
        return response.through(out -> new Drip(out, 1, bytes, millis));
    }

    public static Response slowBody(Response response, int pieces, int millis) {
        byte[] bytes = bytes(response);
        int piece = bytes.length / pieces + 1;
        return response.with(out -> new Drip(out, piece, pieces, millis).write(bytes));
    }

    public static Response endlessHead(Response response) {
        return response.through(instead(out -> {
            out.write(ascii("HTTP/1.1 200 \r\n"));
            endless(out, "X-Sandbox: " + "A".repeat(1 << 10) + "\r\n");
        }));
    }

    public static Response endlessBody(Response response) {
        return response.ofLength(-1).with(out -> {
            response.body().writeTo(out);
            endless(out, "A".repeat(1 << 16));
        });
    }

    /** The answer is this text, which need not be HTTP. */
    public static Response noHttp(Response response, String text) {
        return response.through(instead(out -> out.write(ascii(text + "\r\n\r\n"))));
    }

    public static Response otherBody(Response response, String text) {
        return of(response, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response gzipped(Response response) {
        return of(response, gzip(bytes(response))).with("Content-Encoding", "gzip");
    }

    /** Ends when the other side hangs up. */
    private static void endless(OutputStream out, String text) throws IOException {
        byte[] bytes = ascii(text);
        while (true) {
            out.write(bytes);
        }
    }

    /** What comes instead of the status line and all that follows. */
    private static Wire instead(Response.Body other) {
        return connection -> new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                other.writeTo(connection);
                throw new HangUp(false);
            }
        };
    }

    private static Response of(Response response, byte[] body) {
        return response.ofLength(body.length).with(out -> out.write(body));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(Response response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            response.body().writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
