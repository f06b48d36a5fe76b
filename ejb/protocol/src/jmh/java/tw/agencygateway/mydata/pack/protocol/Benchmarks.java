package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks in rounds, each round with one JVM for every benchmark and size, so that a noisy minute of the machine meets all of
 * them; prints the table of the README. Arguments are those of JMH, after the number of rounds.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        int rounds = Integer.parseInt(arguments[0]);
        CommandLineOptions given = new CommandLineOptions(Arrays.copyOfRange(arguments, 1, arguments.length));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .mode(Mode.AverageTime)
                .forks(1)
                .addProfiler(ProcessorTime.class)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(
                        "-Xms3g", "-Xmx6g", "-Dbenchmark.folder=" + System.getProperty("benchmark.folder", "target"));
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Collection<RunResult> ran = new Runner(options.build()).run();
            results.addAll(ran);
        }
        System.out.println(new ResultTable(results).markdown());
    }
}
