package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import tw.agencygateway.mydata.dp.entity.DpRequest;

/** When work that could not be done is tried again: a second, doubled with every attempt, at most half a minute. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;

    private BackOff() {}

    static Duration of(DpRequest request) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(request.work().attempts() - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
