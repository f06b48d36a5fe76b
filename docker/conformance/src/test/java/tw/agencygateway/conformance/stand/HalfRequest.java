package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A POST whose body has come half way, and whose client takes its time for the rest. */
public final class HalfRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final byte[] rest;

    HalfRequest(RawCaller caller, String path, String contentType, String text) {
        URI base = caller.base();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nContent-Type: " + contentType + "\r\nConnection: close\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        rest = Arrays.copyOfRange(body, body.length / 2, body.length);
        try {
            socket = caller.connect();
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body, 0, body.length / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the rest; the status of the answer. */
    public int finish() {
        try {
            socket.getOutputStream().write(rest);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up, whether finished or not. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
