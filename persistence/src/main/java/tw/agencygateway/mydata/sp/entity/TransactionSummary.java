package tw.agencygateway.mydata.sp.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a list of transactions, without anything personal.
 *
 * @param id place in the order, together with {@code createdAt}
 * @param reason or null
 */
public record TransactionSummary(
        Long id,
        String txId,
        String clientId,
        String serviceName,
        SpState state,
        SpReason reason,
        Instant createdAt,
        Instant updatedAt) {

    public UUID uuid() {
        return UUID.fromString(txId);
    }
}
