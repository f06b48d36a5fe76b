package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * How often one address may call, on this node: {@code gateway.rate.<group>}, {@code <a minute>/<at once>} or {@code 0} for no limit,
 * with the groups and defaults of {@link RateGroup}. An IPv6 caller counts by its /64. {@linkplain UnlimitedCallers Whoever is
 * exempt} is never refused.
 */
@ApplicationScoped
public class RateLimits {
    private static final Logger LOG = System.getLogger(RateLimits.class.getName());
    private static final Pattern SETTING = Pattern.compile("([1-9][0-9]{0,6})/([1-9][0-9]{0,6})");
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final int CALLERS = 20_000;

    private final Map<RateGroup, TokenBuckets> buckets = new EnumMap<>(RateGroup.class);
    private final Map<RateGroup, Refusals> refusals = new EnumMap<>(RateGroup.class);
    private Clock clock;
    private Iterable<UnlimitedCallers> unlimited;

    protected RateLimits() {}

    @Inject
    RateLimits(Config config, Clock clock, @Any Instance<UnlimitedCallers> unlimited) {
        this(config, clock, (Iterable<UnlimitedCallers>) unlimited);
    }

    RateLimits(Config config, Clock clock, Iterable<UnlimitedCallers> unlimited) {
        this.clock = clock;
        this.unlimited = unlimited;
        for (RateGroup group : RateGroup.values()) {
            String text = config.getOptionalValue(group.setting(), String.class).orElse(group.usual());
            if (!text.equals("0")) {
                buckets.put(group, parse(group, text));
            }
            refusals.put(group, new Refusals());
        }
    }

    private static TokenBuckets parse(RateGroup group, String text) {
        Matcher limit = SETTING.matcher(text);
        if (!limit.matches()) {
            throw new IllegalArgumentException(group.setting() + " is not <a minute>/<at once> or 0: " + text);
        }
        return new TokenBuckets(Integer.parseInt(limit.group(1)), Integer.parseInt(limit.group(2)), CALLERS);
    }

    /**
     * Counts a call.
     *
     * @param address as {@link ClientAddresses} gives it
     * @return empty where it may go on; otherwise after how many seconds to try again, at least 1
     */
    public Optional<Long> refuse(RateGroup group, String address) {
        TokenBuckets limit = buckets.get(group);
        if (limit == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return limit.take(IpAddress.network(address), now)
                .filter(wait -> !isUnlimited(group, address))
                .map(wait -> {
                    refusals.get(group).count(group, now);
                    return wait.plusSeconds(1).minusNanos(1).toSeconds();
                });
    }

    private boolean isUnlimited(RateGroup group, String address) {
        return StreamSupport.stream(unlimited.spliterator(), false).anyMatch(some -> some.include(group, address));
    }

    /** One line a minute and group, however many are refused. */
    private static final class Refusals {
        private Instant nextLine = Instant.MIN;
        private long count;

        synchronized void count(RateGroup group, Instant now) {
            count++;
            if (!now.isBefore(nextLine)) {
                LOG.log(Level.WARNING, "too many requests: {0} refused for {1} since the last such line", count, group);
                count = 0;
                nextLine = now.plus(BETWEEN_LINES);
            }
        }
    }
}
