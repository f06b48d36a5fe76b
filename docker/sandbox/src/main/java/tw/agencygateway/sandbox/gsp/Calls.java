package tw.agencygateway.sandbox.gsp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.http.Trace;

/** How often, and how many at once, GSP was called; and the calls that belong to no token. */
public final class Calls {
    private static final int MOST_STRAYS = 1000;

    private final Map<Endpoint, Integer> counts = new EnumMap<>(Endpoint.class);
    private final Deque<Trace> strays = new ArrayDeque<>();
    private int now;
    private int mostAtOnce;

    synchronized void begin(Endpoint endpoint) {
        counts.merge(endpoint, 1, Integer::sum);
        now++;
        mostAtOnce = Math.max(mostAtOnce, now);
    }

    synchronized void end() {
        now--;
    }

    synchronized void recordStray(Trace trace) {
        strays.addFirst(trace);
        if (strays.size() > MOST_STRAYS) {
            strays.removeLast();
        }
    }

    /** The newest first. */
    public synchronized List<Trace> strays() {
        return List.copyOf(strays);
    }

    /** Endpoint → number, and {@code most_at_once}. */
    public synchronized Map<String, Integer> toMap() {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            map.put(endpoint.id(), counts.getOrDefault(endpoint, 0));
        }
        map.put("most_at_once", mostAtOnce);
        return map;
    }

    public synchronized void clear() {
        counts.clear();
        strays.clear();
        mostAtOnce = now;
    }
}
