package tw.agencygateway.conformance;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long the answers of one run took, each from the moment that it should have been asked.
 *
 * @param nanos ascending
 * @param refused how many answers were not the wanted ones
 */
public record Latencies(long[] nanos, int refused, Duration took) {
    static Latencies of(long[] nanos, int refused, Duration took) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted, refused, took);
    }

    public double perSecond() {
        return nanos.length * 1e9 / took.toNanos();
    }

    public double milliseconds(double share) {
        return nanos[(int) Math.min(nanos.length - 1L, Math.round(nanos.length * share))] / 1e6;
    }

    public double p99() {
        return milliseconds(0.99);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d in %.1f s, %.0f/s; p50 %.1f ms, p99 %.1f ms, most %.1f ms; refused %d",
                nanos.length,
                took.toMillis() / 1e3,
                perSecond(),
                milliseconds(0.5),
                p99(),
                milliseconds(1),
                refused);
    }
}
