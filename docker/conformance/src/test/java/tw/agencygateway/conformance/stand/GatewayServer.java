package tw.agencygateway.conformance.stand;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server with the gateway on it. */
interface GatewayServer extends AutoCloseable {

    /** The gateway's address with its context root; known before the start. */
    URI base();

    /** Starts the server with these environment variables, and waits until the gateway says that it is ready. */
    void start(Map<String, String> environment);

    /** Takes the application out and puts it in again while the server runs, and waits until it is ready. */
    void redeploy();

    /** Kills the process without a word. */
    void kill();

    /** Starts the process again that has ended, with what it knew, and waits until it is ready. */
    void restart();

    boolean isAlive();

    /** The JVM that the gateway runs in. */
    long pid();

    /** Where the server writes, each from the beginning of the run. */
    List<Path> logs();

    @Override
    void close();
}
