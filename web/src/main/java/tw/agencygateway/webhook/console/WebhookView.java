package tw.agencygateway.webhook.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.service.CallEndpoint;
import tw.agencygateway.webhook.service.CallResult;
import tw.agencygateway.webhook.service.InvalidWebhookException;
import tw.agencygateway.webhook.service.WebhookForm;
import tw.agencygateway.webhook.service.WebhookRegister;

/** One webhook: registering and revising it, a new secret, a test call. A secret is in this one answer and nowhere else. */
@Named
@ViewScoped
public class WebhookView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/webhooks.xhtml?faces-redirect=true";

    @Inject
    private WebhookRegister register;

    @Inject
    private CallEndpoint calls;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private String registered;
    private String name;
    private String clientId;
    private String url;
    private List<String> statuses = List.of();
    private boolean enabled = true;
    private boolean removable;
    private transient String secret;

    /** Fills the form from the webhook of the request's name, if there is one; an unknown one leads to the list. */
    public String load() {
        if (registered == null) {
            return null;
        }
        Optional<Webhook> found = register.find(registered);
        found.ifPresent(this::show);
        return found.isPresent() ? null : LIST;
    }

    private void show(Webhook webhook) {
        name = webhook.name();
        clientId = webhook.clientId();
        url = webhook.url();
        statuses = webhook.statuses();
        enabled = webhook.isEnabled();
        removable = !enabled;
    }

    /** Registers the webhook and shows its secret, or changes what it hears and goes back to the list. */
    public String save() {
        me.require(Role.ADMINISTRATOR);
        secret = null;
        try {
            WebhookForm form = new WebhookForm(name.strip(), clientId, url.strip(), statuses, enabled);
            if (registered != null) {
                register.revise(form);
                notices.afterRedirect("webhooks.saved", name);
                return LIST;
            }
            secret = register.register(form).reveal();
            registered = form.name();
        } catch (InvalidWebhookException e) {
            notices.invalid(
                    "webhooks.field." + e.field(),
                    "webhooks.problem." + e.problem().name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    /** Gives the webhook a new secret and shows it. */
    public void renewSecret() {
        me.require(Role.ADMINISTRATOR);
        secret = register.renewSecret(registered).reveal();
        load();
    }

    /** Sends a test call now, to the registered address, and says what came of it. */
    public void test() throws InterruptedException {
        me.require(Role.OPERATOR);
        Optional<Webhook> webhook = register.find(registered);
        if (webhook.isPresent()) {
            CallResult result = calls.test(webhook.get());
            if (result.isDelivered()) {
                notices.done("webhooks.testTaken", result.words());
            } else {
                notices.error("webhooks.testNotTaken", result.words());
            }
        }
    }

    public String remove() {
        me.require(Role.ADMINISTRATOR);
        register.remove(registered);
        notices.afterRedirect("webhooks.removed", registered);
        return LIST;
    }

    /** Whether a webhook is revised, not registered. */
    public boolean isKnown() {
        return registered != null;
    }

    /** Whether it can be removed: once it is disabled. */
    public boolean isRemovable() {
        return removable;
    }

    /** The secret, in the one answer that may show it; otherwise null. */
    public String getSecret() {
        return secret;
    }

    public String getRegistered() {
        return registered;
    }

    public void setRegistered(String registered) {
        this.registered = registered;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public List<String> getStatuses() {
        return statuses;
    }

    public void setStatuses(List<String> statuses) {
        this.statuses = List.copyOf(statuses);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
