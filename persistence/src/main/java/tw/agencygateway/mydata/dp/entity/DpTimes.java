package tw.agencygateway.mydata.dp.entity;

import java.time.Duration;

/**
 * The rules of time of the DP flow.
 *
 * @param longestWait the longest time from the first call to the end of a request (decisions row 39)
 */
public record DpTimes(Duration longestWait) {

    /** What the decisions say. */
    public static final DpTimes DECIDED = new DpTimes(Duration.ofMinutes(10));
}
