package tw.agencygateway.conformance.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tw.agencygateway.conformance.crash.runtime.Armed;
import tw.agencygateway.conformance.crash.runtime.Armed.Deed;

/** Commands the points of the nodes that were started with this directory. */
final class PointControl {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;

    private PointControl(Path directory) {
        this.directory = directory;
    }

    /** An empty one, for one node. */
    static PointControl in(String name) {
        try {
            PointControl points = new PointControl(
                    Files.createDirectories(Path.of("target/crash", name).toAbsolutePath()));
            points.disarm();
            points.forgetVisits();
            points.moveClock(Duration.ZERO);
            return points;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    /** From now on: when the point is visited, that is done, once. */
    void arm(String point, Deed deed) {
        write("armed", new Armed(point, deed).text());
    }

    /** Nothing is done any more; a thread that is held goes on. */
    void disarm() {
        delete("armed");
        delete("tripped");
    }

    boolean hasTripped() {
        return Files.exists(directory.resolve("tripped"));
    }

    /** When the point was reached. */
    Instant tripped() {
        await("the armed point").atMost(PATIENCE).until(this::hasTripped);
        try {
            return Files.getLastModifiedTime(directory.resolve("tripped")).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The points in the order in which they were visited. */
    List<String> visits() {
        try {
            Path visits = directory.resolve("visits");
            return Files.exists(visits) ? Files.readAllLines(visits) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetVisits() {
        delete("visits");
    }

    /** Moves the gateway's clock against the system's. */
    void moveClock(Duration by) {
        write("clock", Long.toString(by.toSeconds()));
    }

    private void write(String name, String text) {
        try {
            Path whole = Files.writeString(directory.resolve(name + ".new"), text);
            Files.move(whole, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
