package tw.agencygateway.webhook.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.Webhooks;
import tw.agencygateway.webhook.protocol.WebhookSecret;
import tw.agencygateway.webhook.service.InvalidWebhookException.Problem;

/** The agency's endpoints: what the console and the bootstrap file register. */
@Stateless
public class WebhookRegister {

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    WebhookSecrets secrets;

    @Inject
    WebhookConfiguration configuration;

    @Inject
    OutboundConfiguration outbound;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    /** All by name. */
    public List<Webhook> all() {
        return webhooks.all();
    }

    public Optional<Webhook> find(String name) {
        return webhooks.byName(name);
    }

    /** How many deliveries are dead, by the webhook's id; none where it is missing. */
    public Map<Long, Long> dead() {
        return deliveries.dead();
    }

    /**
     * Registers a webhook that is not there yet.
     *
     * @return its secret, which can be told only now
     */
    public WebhookSecret register(WebhookForm form) throws InvalidWebhookException {
        form.check(outbound.hosts());
        if (find(form.name().strip()).isPresent()) {
            throw new InvalidWebhookException("name", Problem.TAKEN);
        }
        WebhookSecret secret = WebhookSecret.random(random);
        apply(form, secret);
        return secret;
    }

    /** Registers a webhook with a secret that was made elsewhere, or brings the one of that name to this state. */
    public void apply(WebhookForm form, WebhookSecret secret) throws InvalidWebhookException {
        form.check(outbound.hosts());
        String name = form.name().strip();
        Optional<Webhook> existing = find(name);
        Webhook webhook = existing.orElseGet(
                () -> new Webhook(name, form.clientId(), secrets.seal(name, secret), clock.instant()));
        revise(webhook, form);
        if (existing.isEmpty()) {
            webhooks.add(webhook);
        } else if (!secrets.holds(webhook, secret)) {
            renew(webhook, secret);
        }
    }

    /** Says anew what a registered webhook hears and where. */
    public void revise(WebhookForm form) throws InvalidWebhookException {
        form.check(outbound.hosts());
        revise(registered(form.name()), form);
    }

    private static void revise(Webhook webhook, WebhookForm form) throws InvalidWebhookException {
        if (!webhook.clientId().equals(form.clientId())) {
            throw new InvalidWebhookException("client_id", Problem.OF_ANOTHER_SERVICE);
        }
        webhook.revise(form.url(), form.statuses(), form.enabled());
    }

    /** Gives a webhook a new secret, which is returned once; the old one signs too for a while. */
    public WebhookSecret renewSecret(String name) {
        WebhookSecret secret = WebhookSecret.random(random);
        renew(registered(name), secret);
        return secret;
    }

    private void renew(Webhook webhook, WebhookSecret secret) {
        webhook.renewSecret(
                secrets.seal(webhook.name(), secret), clock.instant().plus(configuration.secretOverlap()));
    }

    /**
     * Removes a disabled webhook with everything that is on its way to it.
     *
     * @throws IllegalStateException where it is enabled: a status change that is being written just now may still refer to it
     */
    public void remove(String name) {
        Webhook webhook = registered(name);
        if (webhook.isEnabled()) {
            throw new IllegalStateException(webhook + " is enabled");
        }
        webhooks.remove(webhook);
    }

    private Webhook registered(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no webhook has that name"));
    }
}
