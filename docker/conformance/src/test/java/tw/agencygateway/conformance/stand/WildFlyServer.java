package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The EAR on WildFly, beside another application, after the script that an agency runs. */
final class WildFlyServer implements GatewayServer {

    private final Tree tree;
    private final Path home;
    private final Path directory;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private Map<String, String> environment;
    private Program program;

    WildFlyServer(Tree tree, Path directory) {
        this.tree = tree;
        this.home = tree.server("wildfly-");
        this.directory = directory;
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + port + "/gateway");
    }

    @Override
    public void start(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
        this.environment.put("JAVA_HOME", Java.home());
        copyConfiguration();
        boot();
        cli("--file=" + tree.serverScript("wildfly.cli"));
        cli("deploy " + Neighbour.war(directory));
        cli("deploy " + tree.ear());
        Readiness.awaitAt(base(), program::isAlive);
    }

    @Override
    public void redeploy() {
        cli("undeploy " + tree.ear().getFileName());
        cli("deploy " + tree.ear());
        Readiness.awaitAt(base(), program::isAlive);
    }

    @Override
    public void kill() {
        program.kill();
    }

    @Override
    public void restart() {
        boot();
        Readiness.awaitAt(base(), program::isAlive);
    }

    @Override
    public boolean isAlive() {
        return program.isAlive();
    }

    @Override
    public long pid() {
        return program.jvm();
    }

    @Override
    public List<Path> logs() {
        return List.of(directory.resolve("wildfly.log"));
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }

    private void boot() {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString()));
        Map.of(
                        "jboss.server.base.dir", directory.resolve("standalone").toString(),
                        "jboss.http.port", Integer.toString(port),
                        "jboss.https.port", Integer.toString(Ports.free()),
                        "jboss.management.http.port", Integer.toString(management),
                        "jboss.management.https.port", Integer.toString(Ports.free()))
                .forEach((name, value) -> command.add("-D" + name + "=" + value));
        program = Program.start(logs().get(0), environment, command);
        Peer console = new Peer(URI.create("http://localhost:" + management), Map.of());
        console.awaitAnswer("/health/live", Readiness.AT_MOST, program);
    }

    private void cli(String command) {
        Program.run(
                directory.resolve("cli.log"),
                environment,
                List.of(
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=localhost:" + management,
                        command));
    }

    private void copyConfiguration() {
        Path from = home.resolve("standalone/configuration");
        Path to = directory.resolve("standalone/configuration");
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
