package tw.agencygateway.conformance.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One run's counterparties: PostgreSQL in this JVM, the sandbox and the gateway as processes, on free ports of the loopback
 * interface. Everything they write lies under {@code target/stand/<server>}.
 */
public final class Stand implements AutoCloseable {

    private static final Duration SANDBOX_START = Duration.ofSeconds(30);

    private final Path work;
    private final GatewayDatabase database;
    private final SandboxHome home;
    private final Sandbox sandbox;
    private final GatewayServer server;
    private final VaultDirectory vault;
    private Program sandboxProgram;
    private Gateway gateway;
    private LogSearch logs;

    private Stand(Tree tree, ServerKind kind) {
        work = tree.freshDirectory(kind.name().toLowerCase(Locale.ROOT));
        database = GatewayDatabase.start(work.resolve("postgres"));
        home = new SandboxHome(work.resolve("sandbox"), Ports.free(), tree.sandboxJar());
        sandbox = new Sandbox(home);
        server = kind.create(tree, work.resolve("server"));
        vault = new VaultDirectory(work.resolve("data/vault"));
    }

    /** Starts everything on the server that the system property {@code conformance.server} names. */
    static Stand start() {
        Stand stand = new Stand(Tree.current(), ServerKind.chosen());
        try {
            stand.open();
            return stand;
        } catch (RuntimeException | AssertionError e) {
            stand.close();
            throw e;
        }
    }

    private void open() {
        home.prepare(server.base());
        sandboxProgram = home.serve(server.base());
        sandbox.awaitAnswer("/", SANDBOX_START, sandboxProgram);
        logs = new LogSearch(server.logs(), home.secrets());
        server.start(environment());
        gateway = new Gateway(server, home);
    }

    public Gateway gateway() {
        return gateway;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** The gateway's data directory. */
    public Path data() {
        return work.resolve("data");
    }

    public GatewayDatabase database() {
        return database;
    }

    public VaultDirectory vault() {
        return vault;
    }

    /** Fails where the gateway's log holds a person, a secret, or a stack trace of ours. */
    void checkLogs() {
        assertThat(logs.findings()).as("what the gateway logged").isEmpty();
    }

    @Override
    public void close() {
        server.close();
        if (sandboxProgram != null) {
            sandboxProgram.close();
        }
        database.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "GATEWAY_DATA", work.resolve("data").toString(),
                "GATEWAY_PUBLIC_URL", server.base().toString(),
                "GATEWAY_BOOTSTRAP", home.bootstrap().toString(),
                "GATEWAY_PKI_CRL_HOSTS", home.base().getAuthority(),
                "GATEWAY_DATASOURCE_URL", database.url(),
                "GATEWAY_DATASOURCE_USER", GatewayDatabase.USER);
    }

    /** Lines that {@link #checkLogs} tolerates for the rest of the run, because a test provokes them. */
    public void expectInLog(List<String> texts) {
        logs.expect(texts);
    }
}
