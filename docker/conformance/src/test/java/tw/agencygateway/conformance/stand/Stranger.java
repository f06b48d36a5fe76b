package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Somebody who calls from 127.0.0.2, an address that is registered nowhere. Writes its requests byte by byte, so that they may be
 * such as no HTTP client would send.
 */
public final class Stranger {

    /** Where this stranger calls from. */
    public static final String ADDRESS = "127.0.0.2";

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI base;

    Stranger(URI base) {
        this.base = base;
    }

    /** The status with which a POST of JSON is answered. */
    public int post(String path, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n" + lines(headers);
        return status("POST " + base.getPath() + path + " HTTP/1.1\r\n" + head, bytes);
    }

    /** The status with which a GET is answered. */
    public int get(String path, String... headers) {
        return status("GET " + base.getPath() + path + " HTTP/1.1\r\n" + lines(headers), new byte[0]);
    }

    private int status(String head, byte[] body) {
        String answer = exchange(head + "Host: " + base.getAuthority() + "\r\nConnection: close\r\n\r\n", body);
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** Sends a request as it is and reads until the server hangs up; what it says then, perhaps nothing. */
    public String exchange(String head, byte[] body) {
        try (Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), base.getPort(), InetAddress.getByName(ADDRESS), 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String... headers) {
        return String.join("", List.of(headers).stream().map(line -> line + "\r\n").toList());
    }
}
