package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Measures another JVM's heap with the JDK's {@code jcmd}. */
final class HeapGauge {

    /** One line per collector's space: {@code garbage-first heap   total 262144K, used 81234K}; metaspace is no heap. */
    private static final Pattern USED =
            Pattern.compile("^ *(?!Metaspace|class space)[a-zA-Z].*total \\d+K, used (\\d+)K", Pattern.MULTILINE);

    private HeapGauge() {}

    /** Bytes in use after a full collection. */
    static long usedAfterCollection(long pid) {
        jcmd(pid, "GC.run");
        return USED.matcher(jcmd(pid, "GC.heap_info"))
                        .results()
                        .map(MatchResult::group)
                        .map(line -> line.replaceAll(".*used (\\d+)K.*", "$1"))
                        .mapToLong(Long::parseLong)
                        .sum()
                * 1024;
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
