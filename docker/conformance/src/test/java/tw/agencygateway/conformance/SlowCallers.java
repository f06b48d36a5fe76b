package tw.agencygateway.conformance;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that announce a body and send a byte of it each second; who is hung up on calls again. */
final class SlowCallers implements AutoCloseable {
    private final URI base;
    private final String head;
    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();

    SlowCallers(URI base, String path, int count) throws IOException {
        this.base = base;
        this.head = "POST " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{";
        for (int i = 0; i < count; i++) {
            sockets.add(call());
        }
        clock.scheduleAtFixedRate(this::sendAByteEach, 1, 1, TimeUnit.SECONDS);
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void sendAByteEach() {
        sockets.replaceAll(socket -> {
            try {
                socket.getOutputStream().write(' ');
                sent.incrementAndGet();
                return socket;
            } catch (IOException e) {
                return again(socket);
            }
        });
    }

    private Socket again(Socket gone) {
        try {
            gone.close();
            return call();
        } catch (IOException e) {
            return gone;
        }
    }

    /** Bytes that the server has taken so far from all of them. */
    int sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
