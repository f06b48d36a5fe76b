package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A child process that writes to one log file. It does not outlive this JVM. */
final class Program implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;

    private Program(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    static Program start(Path log, Map<String, String> environment, List<String> command) {
        return new Program(launch(log, environment, command));
    }

    /** Runs to the end. */
    static void run(Path log, Map<String, String> environment, List<String> command) {
        Program program = start(log, environment, command);
        int status = program.process.onExit().join().exitValue();
        if (status != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + status + ", see " + log);
        }
    }

    private static Process launch(Path log, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of the JVM, which a start script has as its child. */
    long jvm() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(handle ->
                        handle.info().command().filter(Java.program()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no JVM runs there"))
                .pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As if the power had gone. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Asks it to stop, and waits. */
    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        await().atMost(STOP).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
}
