package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import tw.agencygateway.mydata.pack.protocol.ZipLimits;
import tw.agencygateway.mydata.sp.entity.SpTimes;

/**
 * {@code gateway.sp.*}; durations in ISO-8601. The defaults are what the documents say, or what decisions.md adds.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code go-within}</td><td>PT10M</td><td>life of an unused go-URL</td></tr>
 * <tr><td>{@code return-within}</td><td>PT20M</td><td>MyData SP V2.6 §柒.五</td></tr>
 * <tr><td>{@code ticket-life}</td><td>PT8H</td><td>§捌.二.(一)</td></tr>
 * <tr><td>{@code fetch-delay}</td><td>PT3S</td><td>from the notification's answer to the first fetch</td></tr>
 * <tr><td>{@code early-refusal}</td><td>PT2M</td><td>how long a 403 may mean "not yet"</td></tr>
 * <tr><td>{@code retry-after}</td><td>PT10S</td><td>for a 429 without Retry-After</td></tr>
 * <tr><td>{@code download-time}</td><td>PT5M</td><td>the whole of one download</td></tr>
 * <tr><td>{@code download-bytes}</td><td>1073741824</td><td>the largest JWE</td></tr>
 * <tr><td>{@code workers}</td><td>4</td><td>downloads and verifications at once, per node</td></tr>
 * </table>
 */
@ApplicationScoped
public class SpConfiguration {

    @Inject
    private Config config;

    /** The rules of time of the flow. */
    public SpTimes times() {
        SpTimes documented = SpTimes.DOCUMENTED;
        return new SpTimes(
                duration("go-within", documented.go()),
                duration("return-within", documented.returning()),
                duration("ticket-life", documented.ticket()),
                duration("fetch-delay", documented.fetchDelay()));
    }

    /** How long after the notification a 403 is the platform not having seen it yet (decisions row 14). */
    public Duration earlyRefusal() {
        return duration("early-refusal", Duration.ofMinutes(2));
    }

    /** The wait after a 429 that does not say how long. */
    public Duration retryAfter() {
        return duration("retry-after", Duration.ofSeconds(10));
    }

    /** The time that one download may take as a whole. */
    public Duration downloadTime() {
        return duration("download-time", Duration.ofMinutes(5));
    }

    /** The most bytes that one download may bring. */
    public long downloadBytes() {
        return config.getOptionalValue("gateway.sp.download-bytes", Long.class).orElse(1L << 30);
    }

    /** How many transactions this node downloads or verifies at once. */
    public int workers() {
        return config.getOptionalValue("gateway.sp.workers", Integer.class).orElse(4);
    }

    /** The limits of packages. */
    public ZipLimits zipLimits() {
        return ZipLimits.DEFAULT;
    }

    private Duration duration(String name, Duration otherwise) {
        Optional<String> value = config.getOptionalValue("gateway.sp." + name, String.class);
        return value.map(Duration::parse).orElse(otherwise);
    }
}
