package tw.agencygateway.mydata.sp.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What the platform answered to {@code GET /service/data} (MyData SP V2.6 §玖.二).
 *
 * @param status the HTTP status; with 200 the whole body has gone to the sink
 * @param retryAfter the wait it asked for, if it did so readably; never negative
 */
public record DataAnswer(int status, Optional<Duration> retryAfter) {}
