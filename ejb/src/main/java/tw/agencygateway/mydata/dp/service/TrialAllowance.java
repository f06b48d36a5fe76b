package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often an account may look at a person's data on this node: enough to try a data set, too little to read people's one by one. */
final class TrialAllowance {

    static final int MOST = 30;
    static final Duration WITHIN = Duration.ofHours(1);

    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    /** Takes one. @return whether there was one left */
    synchronized boolean take(String account, Instant now) {
        Deque<Instant> trials = taken.computeIfAbsent(account, any -> new ArrayDeque<>());
        trials.removeIf(trial -> !trial.isAfter(now.minus(WITHIN)));
        boolean left = trials.size() < MOST;
        if (left) {
            trials.addLast(now);
        }
        return left;
    }
}
