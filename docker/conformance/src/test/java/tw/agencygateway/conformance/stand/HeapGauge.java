package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures another JVM's heap with the JDK's {@code jcmd}. */
final class HeapGauge {

    /** The last line: {@code Total       1234567       98765432}, instances and bytes. */
    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

    private HeapGauge() {}

    /** Bytes in use after a full collection: the histogram collects and counts in one stop, so that no new garbage is counted. */
    static long usedAfterCollection(long pid) {
        Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd GC.class_histogram says no total");
        }
        return Long.parseLong(total.group(1));
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(Java.home(), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(program.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("jcmd " + command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
