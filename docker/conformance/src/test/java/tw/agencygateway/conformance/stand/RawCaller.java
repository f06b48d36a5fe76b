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
 * Calls from a chosen address of this machine, and writes its requests byte by byte, so that they may be such as no HTTP client
 * would send.
 */
public record RawCaller(URI base, String address) {

    /** An address that is registered nowhere. */
    public static final String STRANGER = "127.0.0.2";

    static final String REGISTERED = "127.0.0.1";

    private static final int PATIENCE_MILLIS = 60_000;

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
        try (Socket socket = connect()) {
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

    /** Begins a POST whose rest takes its time. */
    public HalfRequest beginPost(String path, String contentType, String body) {
        return new HalfRequest(this, path, contentType, body);
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getByName(REGISTERED), base.getPort(), InetAddress.getByName(address), 0);
    }

    private static String lines(String... headers) {
        return String.join(
                "", List.of(headers).stream().map(line -> line + "\r\n").toList());
    }
}
