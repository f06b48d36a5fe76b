package tw.agencygateway.platform.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares a counterparty that is down, and whoever would wait for it: after some failures in a row nothing is sent for a while, then one
 * request at a time is, until one succeeds. Safe for use by several threads.
 */
public final class CircuitBreaker {

    private final int failuresAllowed;
    private final Duration rest;
    private final Clock clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    /**
     * A breaker that lets everything through.
     *
     * @param failuresAllowed after so many failures in a row it opens
     * @param rest for how long
     */
    public CircuitBreaker(int failuresAllowed, Duration rest, Clock clock) {
        this.failuresAllowed = failuresAllowed;
        this.rest = rest;
        this.clock = clock;
    }

    /** Whether a request may be sent; of an open breaker the first one to ask after its rest is the trial. */
    public synchronized boolean lets() {
        Instant now = clock.instant();
        if (failures < failuresAllowed) {
            return true;
        }
        boolean trial = !now.isBefore(restsUntil);
        if (trial) {
            restsUntil = now.plus(rest);
        }
        return trial;
    }

    /** There was an answer. */
    public synchronized void succeeded() {
        failures = 0;
    }

    /** There was none. */
    public synchronized void failed() {
        failures++;
        restsUntil = clock.instant().plus(rest);
    }
}
