package tw.agencygateway.webhook.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;

/** What the console shows of deliveries, beginning dead ones again, and forgetting old ones. */
@Stateless
public class DeliveryLog {

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    WebhookConfiguration configuration;

    @Inject
    Clock clock;

    /** The latest that stand so, newest first. */
    public List<WebhookDelivery> latest(Progress progress, int limit) {
        return deliveries.latest(progress, limit);
    }

    /** Begins a dead one again; false where it is not dead. */
    public boolean beginAgain(Long id) {
        return deliveries
                .lock(id)
                .filter(delivery -> delivery.beginAgain(clock.instant()))
                .isPresent();
    }

    /** Begins every dead one again; how many. */
    public int beginAllAgain() {
        return deliveries.beginDeadAgain(clock.instant());
    }

    /** Forgets what was delivered or died long ago. */
    public void forgetOld() {
        Instant now = clock.instant();
        deliveries.forget(now.minus(configuration.keepDelivered()), now.minus(configuration.keepDead()));
    }
}
