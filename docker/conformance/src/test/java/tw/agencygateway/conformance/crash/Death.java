package tw.agencygateway.conformance.crash;

import java.time.Duration;
import java.time.Instant;

/**
 * The end of a process, or of the one call that failed.
 *
 * @param begun it still worked then
 * @param over it did not any more
 */
record Death(Instant begun, Instant over) {

    /** How long an answer is under way until its bytes lie in the vault. */
    private static final Duration ON_THE_WIRE = Duration.ofSeconds(5);

    /** Whether it can have cut off an answer that the platform began then. */
    boolean cutsOff(Instant answer) {
        return !answer.isAfter(over) && answer.plus(ON_THE_WIRE).isAfter(begun);
    }
}
