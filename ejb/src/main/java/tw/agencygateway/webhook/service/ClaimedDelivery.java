package tw.agencygateway.webhook.service;

import java.util.UUID;
import tw.agencygateway.webhook.entity.StatusChange;
import tw.agencygateway.webhook.entity.Webhook;

/**
 * A worker's right to send one delivery, until the lease ends, and what is to be sent.
 *
 * @param worker drawn for this claim alone; a result under an older one is discarded
 */
public record ClaimedDelivery(Long id, UUID worker, String eventId, Webhook webhook, StatusChange change) {}
