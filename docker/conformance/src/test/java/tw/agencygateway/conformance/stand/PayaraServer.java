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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The EAR on Payara Server, in a domain of its own, with more threads than it comes with, beside another application. */
final class PayaraServer implements GatewayServer {

    private static final String DOMAIN = "conformance";

    /** As docs/operating.md says. */
    private static final String MORE_THREADS =
            "configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=200";

    private static final List<String> OTHER_PORTS = List.of(
            "http.ssl.port",
            "jms.port",
            "orb.listener.port",
            "orb.ssl.port",
            "orb.mutualauth.port",
            "domain.jmxPort",
            "osgi.shell.telnet.port",
            "java.debugger.port");

    private final Tree tree;
    private final Path home;
    private final Path directory;
    private final int port = Ports.free();
    private final int admin = Ports.free();
    private Map<String, String> environment;

    PayaraServer(Tree tree, Path directory) {
        this.tree = tree;
        this.home = tree.server("payara");
        this.directory = directory;
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + port + "/gateway");
    }

    @Override
    public void start(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
        this.environment.put("AS_JAVA", Java.home());
        createDomain();
        local("start-domain");
        remote("set-hazelcast-configuration", "--enabled=false", "--dynamic=true");
        remote("set", MORE_THREADS);
        local("restart-domain");
        remote("deploy", Neighbour.war(directory).toString());
        remote("deploy", tree.ear().toString());
        Readiness.awaitAt(base(), () -> true);
    }

    @Override
    public void redeploy() {
        remote("undeploy", "agency-gateway");
        remote("deploy", tree.ear().toString());
        Readiness.awaitAt(base(), () -> true);
    }

    @Override
    public void kill() {
        local("stop-domain", "--kill=true");
    }

    @Override
    public void restart() {
        local("start-domain");
        Readiness.awaitAt(base(), () -> true);
    }

    @Override
    public boolean isAlive() {
        return ProcessHandle.of(pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    @Override
    public long pid() {
        try {
            return Long.parseLong(Files.readString(domains().resolve(DOMAIN).resolve("config/pid"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Path> logs() {
        return List.of(domains().resolve(DOMAIN).resolve("logs/server.log"));
    }

    @Override
    public void close() {
        if (environment != null) {
            local("stop-domain");
        }
    }

    private void createDomain() {
        String ports = Stream.concat(
                        Stream.of("domain.adminPort=" + admin, "domain.instancePort=" + port),
                        OTHER_PORTS.stream().map(name -> name + "=" + Ports.free()))
                .collect(Collectors.joining(":"));
        asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                domains().toString(),
                "--domainproperties",
                ports,
                DOMAIN);
    }

    private Path domains() {
        return directory.resolve("domains");
    }

    private void local(String verb, String... options) {
        List<String> command =
                new ArrayList<>(List.of(verb, "--domaindir", domains().toString()));
        command.addAll(List.of(options));
        command.add(DOMAIN);
        asadmin(command.toArray(String[]::new));
    }

    private void remote(String verb, String... arguments) {
        asadmin(Stream.concat(Stream.of("--port", Integer.toString(admin), verb), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void asadmin(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/asadmin").toString(), "--interactive=false"));
        command.addAll(List.of(arguments));
        Program.run(directory.resolve("asadmin.log"), environment, command);
    }
}
