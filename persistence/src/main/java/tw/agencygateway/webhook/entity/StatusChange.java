package tw.agencygateway.webhook.entity;

import java.time.Instant;

/**
 * The agency is to be told something new of a transaction. Nothing personal is in it.
 *
 * @param type what kind of transaction, such as {@code sp.status}
 * @param clientId the service
 * @param sequence 1 for the transaction's first change, and one more each time
 * @param status the word that the Agency API shows
 * @param reason the Agency API's code, or null
 * @param state what the agency wanted back with everything, or null
 */
public record StatusChange(
        String type,
        String clientId,
        String txId,
        long sequence,
        String status,
        String reason,
        String state,
        Instant occurredAt) {}
