package tw.agencygateway.conformance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import tw.agencygateway.conformance.stand.Gateway;

/** Stands a process still, as an overcommitted machine or a paused virtual one does. */
final class Signals {

    private Signals() {}

    static void freeze(Gateway node) {
        send("-STOP", node.pid());
    }

    static void thaw(Gateway node) {
        send("-CONT", node.pid());
    }

    private static void send(String signal, long pid) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
