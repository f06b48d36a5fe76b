package tw.agencygateway.platform.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket for each caller: full with {@code burst} tokens, filled by {@code perMinute}. Of each bucket only the instant is
 * kept at which it will be full again. The table holds a bounded number, and forgets who called least recently: under more callers
 * than that a limit is lenient, never unjust. Safe for use by several threads.
 */
final class TokenBuckets {
    private static final long MINUTE_MICROS = 60_000_000;

    private final long perTokenMicros;
    private final long wholeMicros;
    private final Map<String, Instant> fullAt;

    /**
     * @param perMinute at least 1
     * @param burst at least 1
     */
    TokenBuckets(int perMinute, int burst, int capacity) {
        this.perTokenMicros = Math.max(1, MINUTE_MICROS / perMinute);
        this.wholeMicros = perTokenMicros * burst;
        this.fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Takes a token.
     *
     * @return empty where there was one; otherwise how long until there is
     */
    synchronized Optional<Duration> take(String caller, Instant now) {
        long missing = ChronoUnit.MICROS.between(now, fullAt.getOrDefault(caller, now));
        // a bucket is never more than empty, whatever the clock did
        missing = Math.min(wholeMicros, Math.max(0, missing));
        long lacking = missing + perTokenMicros - wholeMicros;
        if (lacking <= 0) {
            missing += perTokenMicros;
        }
        fullAt.put(caller, now.plus(missing, ChronoUnit.MICROS));
        return lacking <= 0 ? Optional.empty() : Optional.of(Duration.of(lacking, ChronoUnit.MICROS));
    }

    synchronized int size() {
        return fullAt.size();
    }
}
