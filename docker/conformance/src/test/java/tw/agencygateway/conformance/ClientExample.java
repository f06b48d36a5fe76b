package tw.agencygateway.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of {@code docker/examples}, which agencies begin with.
 *
 * @param language the name of its folder
 * @param program what runs it, a command on the PATH or a path
 */
record ClientExample(String language, String program, List<String> arguments) {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    static final List<ClientExample> ALL = List.of(
            new ClientExample(
                    "java",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    List.of("java/AgencyGatewayClient.java")),
            new ClientExample("php", "php", List.of("php/agency_gateway_client.php")),
            new ClientExample("csharp", "dotnet", List.of("run", "csharp/AgencyGatewayClient.cs")));

    boolean canRun() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory).resolve(program))
                .anyMatch(Files::isExecutable);
    }

    /** Runs it for one data set; what it says goes to a file. */
    Process start(Path log, String gateway, String token, String person, List<String> more) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        command.add(gateway);
        command.addAll(more);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("GATEWAY_TOKEN", token);
        builder.environment().put("PERSON", person);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that it has printed under a name. */
    static Optional<String> said(Path log, String name) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
