package tw.agencygateway.mydata.sp.entity;

import java.time.Duration;

/**
 * The rules of time of the SP flow.
 *
 * @param go how long a go-URL may wait for its citizen
 * @param returning from the redirect to the browser's return (MyData SP V2.6 §柒.五)
 * @param ticket how long a permission ticket lives (§捌.二.(一))
 * @param fetchDelay from the answer to the notification to the first fetch (decisions row 14)
 */
public record SpTimes(Duration go, Duration returning, Duration ticket, Duration fetchDelay) {

    /** What the documents say. */
    public static final SpTimes DOCUMENTED =
            new SpTimes(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofHours(8), Duration.ofSeconds(3));
}
