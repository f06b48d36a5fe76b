package tw.agencygateway.conformance.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One run's counterparties: PostgreSQL in this JVM, the sandbox and the gateway as processes, on free ports of the loopback
 * interface. Everything they write lies under {@code target/stand/<server>}.
 */
public final class Stand implements AutoCloseable {

    /** A setting of a stand's own names hosts beside the sandbox. */
    private static final String OUTBOUND_HOSTS = "GATEWAY_OUTBOUND_HOSTS";

    private static final Duration SANDBOX_START = Duration.ofSeconds(30);

    /** Room for a file of 200 MB, encoded twice; a body without end ends there. */
    private static final String LARGEST_DOWNLOAD = "400000000";

    private final Path work;
    private final GatewayDatabase database;
    private final SandboxHome home;
    private final Sandbox sandbox;
    private final DataProvider provider;
    private final Tree tree;
    private final GatewayServer server;
    private final List<GatewayServer> otherNodes = new ArrayList<>();
    private final Map<String, String> settings;
    private final String dataSets;
    private final VaultDirectory vault;
    private Program sandboxProgram;
    private Gateway gateway;
    private LogSearch logs;

    private Stand(Tree tree, ServerKind kind, String name, Map<String, String> settings, String dataSets) {
        this.tree = tree;
        this.settings = settings;
        this.dataSets = dataSets;
        work = tree.freshDirectory(name);
        vault = new VaultDirectory(work.resolve("data/vault"));
        database = GatewayDatabase.start(work.resolve("postgres"));
        home = new SandboxHome(work.resolve("sandbox"), Ports.free(), tree.sandboxJar());
        sandbox = new Sandbox(home);
        provider = new DataProvider(work.resolve("provider"));
        server = settings.containsKey(SmallDisk.SETTING)
                ? new PayaraMicroServer(tree, work.resolve("server"), SmallDisk.at(vault.root()))
                : kind.create(tree, work.resolve("server"));
    }

    /** Starts everything on the server that the system property {@code conformance.server} names. */
    static Stand start() {
        ServerKind kind = ServerKind.chosen();
        return new Stand(Tree.current(), kind, kind.name().toLowerCase(Locale.ROOT), Map.of(), "").opened();
    }

    /**
     * Starts another one on Payara Micro, for tests that break what the others stand on. The caller closes it.
     *
     * @param name of its directory
     * @param settings environment variables of the server, beside those that every stand has
     */
    public static Stand apart(String name, Map<String, String> settings) {
        return apart(name, settings, "");
    }

    /**
     * As {@link #apart(String, Map)}, with more data sets to provide.
     *
     * @param dataSets items of {@code dp_data_sets} in the bootstrap file
     */
    public static Stand apart(String name, Map<String, String> settings, String dataSets) {
        return new Stand(Tree.current(), ServerKind.MICRO, name, settings, dataSets).opened();
    }

    private Stand opened() {
        try {
            open();
            return this;
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /** What keeps it from being closed must not hide what kept it from being opened. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void open() {
        home.prepare(server.base());
        provider.addTo(home.bootstrap(), home.base(), database.url(), dataSets, work.resolve("keytool.log"));
        sandboxProgram = home.serve(server.base());
        sandbox.awaitAnswer("/", SANDBOX_START, sandboxProgram);
        logs = new LogSearch(server.logs(), home.secrets());
        server.start(environment());
        gateway = new Gateway(server, home);
    }

    public Gateway gateway() {
        return gateway;
    }

    /** Starts one more node on the same database and data directory, with settings that differ from the first one's. */
    public Gateway addNode(Map<String, String> others) {
        GatewayServer node = ServerKind.MICRO.create(tree, work.resolve("node" + (otherNodes.size() + 2)));
        otherNodes.add(node);
        Map<String, String> all = environment();
        all.putAll(others);
        node.start(all);
        return new Gateway(node, home);
    }

    /** Everything that the stand's programs write, the database included. */
    public Path work() {
        return work;
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
    public void checkLogs() {
        assertThat(logs.findings()).as("what the gateway logged").isEmpty();
    }

    @Override
    public void close() {
        otherNodes.forEach(GatewayServer::close);
        server.close();
        if (sandboxProgram != null) {
            sandboxProgram.close();
        }
        database.close();
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "GATEWAY_DATA",
                work.resolve("data").toString(),
                "GATEWAY_PUBLIC_URL",
                server.base().toString(),
                "GATEWAY_BOOTSTRAP",
                home.bootstrap().toString(),
                OUTBOUND_HOSTS,
                home.base().getAuthority() + "," + String.join(",", database.addresses()),
                "GATEWAY_SP_DOWNLOAD_BYTES",
                LARGEST_DOWNLOAD,
                "GATEWAY_DP_SOURCE_FOLDER",
                provider.sources().toString(),
                "GATEWAY_DATASOURCE_URL",
                database.url(),
                "GATEWAY_DATASOURCE_USER",
                GatewayDatabase.USER));
        settings.forEach((name, value) ->
                all.merge(name, value, (usual, other) -> name.equals(OUTBOUND_HOSTS) ? usual + "," + other : other));
        return all;
    }

    /** Lines that {@link #checkLogs} tolerates for the rest of the run, because a test provokes them. */
    public void expectInLog(List<String> texts) {
        logs.expect(texts);
    }
}
