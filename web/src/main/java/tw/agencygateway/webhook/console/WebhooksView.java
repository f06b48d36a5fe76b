package tw.agencygateway.webhook.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.service.WebhookRegister;

/** The list of webhooks. */
@Named
@RequestScoped
public class WebhooksView {

    @Inject
    private WebhookRegister register;

    private List<Webhook> all;
    private Map<Long, Long> dead;

    public List<Webhook> getAll() {
        if (all == null) {
            all = register.all();
        }
        return all;
    }

    /** How many deliveries to it are dead. */
    public long dead(Long id) {
        return deadById().getOrDefault(id, 0L);
    }

    public boolean isAnyDead() {
        return !deadById().isEmpty();
    }

    private Map<Long, Long> deadById() {
        if (dead == null) {
            dead = register.dead();
        }
        return dead;
    }
}
