package tw.agencygateway.conformance.crash.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the tests have ordered: two lines of a file.
 *
 * @param point where
 * @param deed what happens at its first visit
 */
public record Armed(String point, Deed deed) {

    /** What can happen at a point. */
    public enum Deed {
        /** The process ends at once, without a word, as by SIGKILL. */
        HALT,
        /** The thread stays there until the file {@code tripped} is gone. */
        HOLD,
        /** The call fails as on a full disk. */
        FAIL
    }

    /** Empty where nothing is ordered. */
    static Optional<Armed> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new Armed(lines.get(0), Deed.valueOf(lines.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** As {@link #read} takes it. */
    public String text() {
        return point + "\n" + deed;
    }
}
