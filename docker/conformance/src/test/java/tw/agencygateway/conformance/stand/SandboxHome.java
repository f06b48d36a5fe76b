package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's directory of one run, with the secrets and the bootstrap file it makes for the gateway. */
record SandboxHome(Path directory, int port, Path jar) {

    private static final Set<String> SECRETS =
            Set.of("client-secret", "cbc-iv", "api-key", "api-token", "webhook-secret");

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    Path bootstrap() {
        return directory.resolve("bootstrap.yaml");
    }

    /** A secret of one service: client-secret, cbc-iv, api-key or api-token. */
    String secret(String clientId, String name) {
        return read(directory.resolve(clientId).resolve(name));
    }

    /** Texts that must never be seen in a log. */
    Set<String> secrets() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> SECRETS.contains(file.getFileName().toString()))
                    .map(SandboxHome::read)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void prepare(URI gateway) {
        Program.run(log(), Map.of(), command("init", "--gateway", gateway.toString(), "--url", base().toString()));
    }

    Program serve(URI gateway) {
        String port = Integer.toString(port());
        return Program.start(log(), Map.of(), command("serve", "--port", port, "--gateway", gateway.toString()));
    }

    private List<String> command(String verb, String... options) {
        return Stream.concat(
                        Stream.of(Java.program(), "-jar", jar.toString(), verb, "--dir", directory.toString()),
                        Stream.of(options))
                .toList();
    }

    private Path log() {
        return directory.resolveSibling("sandbox.log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
