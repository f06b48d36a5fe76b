package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;
import tw.agencygateway.webhook.protocol.WebhookSecret;
import tw.agencygateway.webhook.service.InvalidWebhookException;
import tw.agencygateway.webhook.service.WebhookForm;
import tw.agencygateway.webhook.service.WebhookRegister;

/**
 * {@code webhooks} of the bootstrap file: a list of {@code name}, {@code client_id}, {@code url}, {@code secret_file} (one line, {@code
 * whsec_} and Base64), and where they are wanted {@code statuses} (every one without) and {@code enabled} (true without). A webhook of that
 * name is brought to this state; another secret than it has is a renewal.
 */
@ApplicationScoped
public class WebhookSection implements BootstrapSection {

    private static final int ORDER = 400;

    @Inject
    WebhookRegister webhooks;

    @Inject
    ServiceRegister services;

    @Override
    public String key() {
        return "webhooks";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void apply(BootstrapNode node) {
        for (BootstrapNode entry : node.list()) {
            entry.only("name", "client_id", "url", "secret_file", "statuses", "enabled");
            BootstrapNode file = entry.get("secret_file");
            try {
                webhooks.apply(form(entry), WebhookSecret.parse(file.fileLine()));
            } catch (InvalidWebhookException e) {
                throw entry.error(e.getMessage());
            } catch (IllegalArgumentException e) {
                throw file.error(e.getMessage());
            }
        }
    }

    private WebhookForm form(BootstrapNode entry) {
        BootstrapNode clientId = entry.get("client_id");
        if (services.find(clientId.text()).isEmpty()) {
            throw clientId.error("a registered service is expected");
        }
        return new WebhookForm(
                entry.get("name").text(),
                clientId.text(),
                entry.get("url").text(),
                entry.find("statuses").map(WebhookSection::statuses).orElse(List.of()),
                entry.find("enabled").map(BootstrapNode::flag).orElse(true));
    }

    private static List<String> statuses(BootstrapNode node) {
        List<String> known =
                Stream.of(SpState.values()).map(SpState::told).distinct().toList();
        node.list().stream()
                .filter(status -> !known.contains(status.text()))
                .findFirst()
                .ifPresent(status -> {
                    throw status.error("one of " + String.join(", ", known) + " is expected");
                });
        return node.texts();
    }
}
