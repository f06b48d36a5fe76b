package tw.agencygateway.webhook.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * {@code gateway.webhook.*}; durations in ISO-8601.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code first-wait}</td><td>PT10S</td><td>after the first failure; doubled with each one</td></tr>
 * <tr><td>{@code longest-wait}</td><td>PT1H</td><td>between two attempts</td></tr>
 * <tr><td>{@code give-up}</td><td>PT24H</td><td>how long it is tried; then the delivery is dead</td></tr>
 * <tr><td>{@code answer-time}</td><td>PT10S</td><td>for the whole answer to a call</td></tr>
 * <tr><td>{@code secret-overlap}</td><td>PT24H</td><td>how long the secret before the present one signs too</td></tr>
 * <tr><td>{@code keep-delivered}</td><td>P7D</td><td>until delivered rows are forgotten</td></tr>
 * <tr><td>{@code keep-dead}</td><td>P30D</td><td>until dead ones are</td></tr>
 * <tr><td>{@code workers}</td><td>4</td><td>calls at once, per node</td></tr>
 * </table>
 */
@ApplicationScoped
public class WebhookConfiguration {

    @Inject
    Config config;

    public Duration firstWait() {
        return duration("first-wait", Duration.ofSeconds(10));
    }

    public Duration longestWait() {
        return duration("longest-wait", Duration.ofHours(1));
    }

    public Duration giveUp() {
        return duration("give-up", Duration.ofHours(24));
    }

    public Duration answerTime() {
        return duration("answer-time", Duration.ofSeconds(10));
    }

    public Duration secretOverlap() {
        return duration("secret-overlap", Duration.ofHours(24));
    }

    public Duration keepDelivered() {
        return duration("keep-delivered", Duration.ofDays(7));
    }

    public Duration keepDead() {
        return duration("keep-dead", Duration.ofDays(30));
    }

    public int workers() {
        return config.getOptionalValue("gateway.webhook.workers", Integer.class).orElse(4);
    }

    private Duration duration(String name, Duration otherwise) {
        return config.getOptionalValue("gateway.webhook." + name, String.class)
                .map(Duration::parse)
                .orElse(otherwise);
    }
}
