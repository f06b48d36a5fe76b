package tw.agencygateway.webhook.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import tw.agencygateway.platform.service.OutboundHosts;
import tw.agencygateway.webhook.service.InvalidWebhookException.Problem;

/**
 * A webhook as someone filled it in.
 *
 * @param clientId the service whose transactions it hears of
 * @param statuses the Agency API's words that it hears of; none means every one
 */
public record WebhookForm(String name, String clientId, String url, List<String> statuses, boolean enabled) {

    private static final int MAX_NAME = 100;
    private static final int MAX_CLIENT_ID = 64;
    private static final int MAX_URL = 2000;

    void check(OutboundHosts hosts) throws InvalidWebhookException {
        text("name", name, MAX_NAME);
        text("client_id", clientId, MAX_CLIENT_ID);
        text("url", url, MAX_URL);
        try {
            URI address = new URI(url);
            if (address.getHost() == null || address.getFragment() != null || address.getUserInfo() != null) {
                throw new InvalidWebhookException("url", Problem.NOT_A_URL);
            }
            if (!hosts.allow(address)) {
                throw new InvalidWebhookException("url", Problem.HOST_NOT_ALLOWED);
            }
        } catch (URISyntaxException e) {
            throw new InvalidWebhookException("url", Problem.NOT_A_URL);
        }
    }

    private static void text(String field, String value, int most) throws InvalidWebhookException {
        if (value == null || value.isBlank()) {
            throw new InvalidWebhookException(field, Problem.MISSING);
        }
        if (value.length() > most) {
            throw new InvalidWebhookException(field, Problem.TOO_LONG);
        }
    }
}
