package tw.agencygateway.conformance.stand;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The WAR on Payara Micro, alone and therefore at the root. */
final class PayaraMicroServer implements GatewayServer {

    private final Tree tree;
    private final Path log;
    private final List<String> wrapper;
    private final int port = Ports.free();
    private Map<String, String> environment;
    private Program program;

    PayaraMicroServer(Tree tree, Path directory) {
        this(tree, directory, List.of());
    }

    /** @param wrapper a command that runs the command after it */
    PayaraMicroServer(Tree tree, Path directory, List<String> wrapper) {
        this.tree = tree;
        this.wrapper = wrapper;
        this.log = directory.resolve("micro.log");
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void start(Map<String, String> environment) {
        this.environment = environment;
        List<String> command = List.of(
                Java.program(),
                "-jar",
                tree.payaraMicro().toString(),
                "--nocluster",
                "--port",
                Integer.toString(port),
                "--contextroot",
                "/",
                "--deploy",
                tree.war().toString());
        program = Program.start(
                log,
                environment,
                Stream.concat(wrapper.stream(), command.stream()).toList());
        Readiness.awaitAt(base(), program::isAlive);
    }

    /** Payara Micro takes no application out: it restarts. */
    @Override
    public void redeploy() {
        program.close();
        restart();
    }

    @Override
    public void kill() {
        program.kill();
    }

    @Override
    public void restart() {
        start(environment);
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
        return List.of(log);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
