package tw.agencygateway.mydata.pack.protocol;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** What one operation costs in processor time of the whole JVM, its garbage collection included; other programs do not add to it. */
public final class ProcessorTime implements InternalProfiler {
    static final String LABEL = "processor time";

    private static final AtomicLong LEFT_OUT = new AtomicLong();

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long start;

    /** The calling thread's, to be given to {@link #leaveOutSince}. */
    static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Does not count what the calling thread has done since a moment. */
    static void leaveOutSince(long before) {
        LEFT_OUT.addAndGet(ofThread() - before);
    }

    private long counted() {
        return system.getProcessCpuTime() - LEFT_OUT.get();
    }

    @Override
    public String getDescription() {
        return "processor time of the JVM for one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = counted();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double millis = (counted() - start) / 1e6;
        double each = millis / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, each, "ms/op", AggregationPolicy.AVG));
    }
}
