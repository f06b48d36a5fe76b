package tw.agencygateway.webhook.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.webhook.client.WebhookClient;
import tw.agencygateway.webhook.entity.StatusChange;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.protocol.WebhookSignature;

/** Signs and sends one call. No database transaction is open meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallEndpoint {

    @Inject
    WebhookClient client;

    @Inject
    WebhookSecrets secrets;

    @Inject
    WebhookConfiguration configuration;

    @Inject
    Clock clock;

    /**
     * Tells an endpoint of a change.
     *
     * @param eventId the same whenever this is sent
     * @throws InterruptedException when the server stops
     */
    public CallResult tell(Webhook webhook, String eventId, StatusChange change) throws InterruptedException {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", eventId)
                .add("type", change.type())
                .add("tx_id", change.txId())
                .add("client_id", change.clientId())
                .add("status", change.status());
        if (change.reason() != null) {
            json.add("reason", change.reason());
        }
        if (change.state() != null) {
            json.add("state", change.state());
        }
        json.add("occurred_at", change.occurredAt().toString()).add("sequence", change.sequence());
        return send(webhook, eventId, json);
    }

    /** Tells an endpoint that it can be reached, and of nothing else. */
    public CallResult test(Webhook webhook) throws InterruptedException {
        String eventId = UUID.randomUUID().toString();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", eventId)
                .add("type", "webhook.test")
                .add("client_id", webhook.clientId())
                .add("occurred_at", clock.instant().toString());
        return send(webhook, eventId, json);
    }

    private CallResult send(Webhook webhook, String eventId, JsonObjectBuilder json) throws InterruptedException {
        byte[] body = json.build().toString().getBytes(UTF_8);
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                WebhookSignature.ID,
                eventId,
                WebhookSignature.TIMESTAMP,
                Long.toString(now.getEpochSecond()),
                WebhookSignature.SIGNATURE,
                WebhookSignature.of(eventId, now, body, secrets.inForce(webhook, now)));
        try {
            return CallResult.answered(
                    client.post(URI.create(webhook.url()), headers, body, configuration.answerTime()));
        } catch (OutboundException e) {
            return CallResult.unanswered(e.getMessage());
        }
    }
}
