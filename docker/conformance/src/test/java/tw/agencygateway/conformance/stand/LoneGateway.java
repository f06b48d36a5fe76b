package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway of a test's own on Payara Micro: other data, another database, and perhaps a start that is refused. */
public final class LoneGateway implements AutoCloseable {

    private final Path log;
    private final URI base;
    private final Peer peer;
    private final Program program;

    private LoneGateway(Path log, URI base, Program program) {
        this.log = log;
        this.base = base;
        this.peer = new Peer(base, Map.of());
        this.program = program;
    }

    /**
     * Starts it and waits for nothing.
     *
     * @param data its data directory
     * @param log written anew
     * @param settings besides the directory: environment variables
     */
    public static LoneGateway launch(Path data, Path log, Map<String, String> settings) {
        Tree tree = Tree.current();
        String port = Integer.toString(Ports.free());
        URI base = URI.create("http://localhost:" + port);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("GATEWAY_DATA", data.toString());
        environment.put("GATEWAY_PUBLIC_URL", base.toString());
        Program program = Program.start(
                log,
                environment,
                List.of(
                        Java.program(),
                        "-jar",
                        tree.payaraMicro().toString(),
                        "--nocluster",
                        "--port",
                        port,
                        "--contextroot",
                        "/",
                        "--deploy",
                        tree.war().toString()));
        return new LoneGateway(log, base, program);
    }

    public LoneGateway awaitReady() {
        Readiness.awaitAt(base, program::isAlive);
        return this;
    }

    /** Waits until the log has a line with this, and gives the line. */
    public String awaitLine(String text) {
        return await("a line with: " + text).atMost(Readiness.AT_MOST).until(() -> line(text), line -> !line.isEmpty());
    }

    /** The gateway, asked by somebody with no token. */
    public Peer anonymous() {
        return peer;
    }

    /** Without a slash at its end. */
    public URI base() {
        return base;
    }

    /** What the load balancer is told. */
    public int readiness() {
        return peer.get("/status/ready").status();
    }

    private String line(String text) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.contains(text))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
