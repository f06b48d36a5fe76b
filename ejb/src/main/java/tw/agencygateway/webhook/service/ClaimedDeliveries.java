package tw.agencygateway.webhook.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.Webhooks;

/** Claims due deliveries and writes what came of them, each in a database transaction of its own. */
@Stateless
public class ClaimedDeliveries {

    private static final Logger LOG = System.getLogger(ClaimedDeliveries.class.getName());

    /** Beyond the time that an answer may take. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookConfiguration configuration;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    /** Claims up to {@code limit} deliveries that are due. */
    public List<ClaimedDelivery> claimDue(int limit) {
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(configuration.answerTime()).plus(MARGIN);
        return deliveries.lockDue(now, limit).stream()
                .map(delivery -> claim(delivery, leaseEnd))
                .toList();
    }

    private static ClaimedDelivery claim(WebhookDelivery delivery, Instant leaseEnd) {
        UUID worker = UUID.randomUUID();
        delivery.claim(worker, leaseEnd);
        return new ClaimedDelivery(delivery.id(), worker, delivery.eventId(), delivery.webhook(), delivery.change());
    }

    /** Writes what came of a call. A claim that no longer counts changes nothing: somebody else sends it again, at least once. */
    public void settle(ClaimedDelivery claim, CallResult result) {
        deliveries
                .lock(claim.id())
                .filter(delivery -> delivery.isClaimedBy(claim.worker()))
                .ifPresent(delivery -> settle(delivery, result));
    }

    private void settle(WebhookDelivery delivery, CallResult result) {
        Instant now = clock.instant();
        noteAnswer(delivery.webhook(), result, now);
        if (result.isDelivered()) {
            delivery.delivered(result.words(), now);
            return;
        }
        Instant next = now.plus(backoff().after(delivery.attempts(), random));
        if (next.isBefore(delivery.begunAt().plus(configuration.giveUp()))) {
            delivery.failed(result.words(), next);
        } else {
            delivery.died(result.words(), now);
            LOG.log(
                    Level.WARNING,
                    "{0} to {1} is dead after {2} attempts: {3}",
                    delivery,
                    delivery.webhook(),
                    delivery.attempts(),
                    result.words());
        }
    }

    /** An endpoint that does not answer holds a worker each time: it is left alone for a while, so that the others have their turn. */
    private void noteAnswer(Webhook webhook, CallResult result, Instant now) {
        if (result.isUnanswered()) {
            webhooks.unanswered(webhook, now.plus(backoff().after(webhook.unanswered() + 1, random)));
        } else {
            webhooks.answered(webhook);
        }
    }

    private Backoff backoff() {
        return new Backoff(configuration.firstWait(), configuration.longestWait());
    }
}
