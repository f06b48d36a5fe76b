package tw.agencygateway.conformance.crash.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** This process among the nodes that share a control directory. */
final class Node {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Node() {}

    /** Whether this node is the one that gets there first; its process id is then in the file. */
    static boolean claims(Path file) throws IOException {
        try {
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()), UTF_8, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    static void waitUntilGone(Path file) {
        while (Files.exists(file)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
