package tw.agencygateway.conformance.crash;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/**
 * Shortens the waiting: where a transaction has not moved for a while, the lease of a worker that died, or a pause before the next
 * attempt, ends now. A worker that lives loses its lease by this, too, as it would where it is frozen.
 */
final class TimeLapse {

    /** Longer than a worker that lives needs for what it does at once. */
    static final Duration STANDSTILL = Duration.ofSeconds(5);

    private static final Duration HELD_BY_FROZEN = Duration.ofSeconds(12);

    private final GatewayDatabase database;
    private final Duration standstill;
    private volatile boolean idle;
    private String seen = "";
    private Instant since = Instant.now();
    private Instant moved = since;

    private TimeLapse(GatewayDatabase database, Duration standstill, boolean idle) {
        this.database = database;
        this.standstill = standstill;
        this.idle = idle;
    }

    static TimeLapse in(GatewayDatabase database, Duration standstill) {
        return new TimeLapse(database, standstill, false);
    }

    /** Nothing is shortened before {@link #begin()}: the test itself says when a lease ends. */
    static TimeLapse none(GatewayDatabase database) {
        return new TimeLapse(database, STANDSTILL, true);
    }

    void begin() {
        idle = false;
    }

    /** To be called again and again while the transaction is waited for. */
    void watch(String txId) throws SQLException {
        if (idle) {
            return;
        }
        String now =
                database.text("SELECT state || ' ' || coalesce(reason, '') FROM sp_transaction WHERE tx_id = ?", txId);
        if (!now.equals(seen)) {
            seen = now;
            since = Instant.now();
            moved = since;
        }
        if (isOlder(moved, standstill)) {
            moved = Instant.now();
            database.update(
                    "UPDATE sp_transaction SET next_attempt_at = now() WHERE tx_id = ? AND next_attempt_at > now()",
                    txId);
            database.update(
                    "UPDATE sp_transaction SET erase_due_at = now() WHERE tx_id = ? AND erase_due_at > now()", txId);
        }
        if (seen.endsWith("ALREADY_TAKEN") && isOlder(since, HELD_BY_FROZEN)) {
            // nobody who could hold the bytes is left
            database.update(
                    "UPDATE sp_transaction SET claim_lost_at = claim_lost_at - INTERVAL '1 hour' WHERE tx_id = ?",
                    txId);
        }
    }

    private static boolean isOlder(Instant moment, Duration age) {
        return moment.plus(age).isBefore(Instant.now());
    }
}
