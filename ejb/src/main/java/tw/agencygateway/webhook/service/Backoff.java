package tw.agencygateway.webhook.service;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses: the first one, doubled with each further failure up to the longest, each cut by up to a fifth by chance, so that what
 * failed together does not come back together.
 */
record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 30;
    private static final double SPREAD = 0.2;

    /** @param failures how many there were in a row, at least 1 */
    Duration after(int failures, RandomGenerator chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause.minusMillis((long) (pause.toMillis() * SPREAD * chance.nextDouble()));
    }
}
