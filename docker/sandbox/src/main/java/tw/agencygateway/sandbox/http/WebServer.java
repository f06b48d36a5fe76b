package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1.1 server with a thread per connection. It is the sandbox's own, because what a platform can do wrong reaches below what a
 * finished server lets through: see {@link Wire}.
 */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int IDLE_MILLIS = 300_000;

    private final ServerSocket listening;
    private final Router router;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param address port 0 takes a free one */
    public WebServer(InetSocketAddress address, Router router) throws IOException {
        this.router = router;
        listening = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
    }

    public void start() {
        workers.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                workers.execute(() -> serve(socket));
            } catch (IOException e) {
                // closed, which ends the loop, or a client that was gone before it was taken
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            new Connection(socket, router).serve();
        } catch (IOException e) {
            // the client has hung up
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
