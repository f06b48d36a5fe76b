package tw.agencygateway.sandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server with a thread per request. */
public final class WebServer implements AutoCloseable {
    static {
        // answers are written in several pieces; without this the kernel holds the last one back for a while
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    /** @param address port 0 takes a free one */
    public WebServer(InetSocketAddress address, Router router) throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/", router);
        server.setExecutor(workers);
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
