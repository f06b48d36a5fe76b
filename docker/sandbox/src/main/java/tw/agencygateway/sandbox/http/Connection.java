package tw.agencygateway.sandbox.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Requests and answers of one client, one after another (RFC 9112). */
final class Connection {
    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final Router router;

    Connection(Socket socket, Router router) {
        this.socket = socket;
        this.router = router;
    }

    /** Returns when the client or a misbehaviour ends it. */
    void serve() throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        try {
            Optional<Message> message = Message.read(in, out);
            while (message.isPresent()) {
                send(message.get(), router.answer(message.get()), out);
                message = message.get().isLast() ? Optional.empty() : Message.read(in, out);
            }
        } catch (HangUp e) {
            if (e.isReset()) {
                socket.setSoLinger(true, 0);
            } else {
                out.flush();
            }
        }
    }

    private static void send(Message message, Response response, OutputStream connection) throws IOException {
        OutputStream out = response.wire().over(connection);
        boolean bodiless = response.status() < 200 || response.status() == 204 || response.status() == 304;
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
        response.headers().forEach((name, values) -> values.forEach(value -> line(head, name, value)));
        line(head, "X-Content-Type-Options", "nosniff");
        if (response.length() < 0) {
            line(head, "Transfer-Encoding", "chunked");
        } else if (!bodiless) {
            line(head, "Content-Length", Long.toString(response.length()));
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (response.length() != 0 && !bodiless && !message.method().equals("HEAD")) {
            sendBody(response, out);
        }
        out.flush();
    }

    private static void sendBody(Response response, OutputStream out) throws IOException {
        if (response.length() > 0) {
            response.body().writeTo(out);
            return;
        }
        OutputStream chunks = new BufferedOutputStream(new Chunks(out), BUFFER);
        response.body().writeTo(chunks);
        chunks.flush();
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Each write is a chunk (RFC 9112 §7.1). */
    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(bytes, from, length);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
