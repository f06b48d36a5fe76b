package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The gateway's calls to the sandbox's agency for one transaction, as that agency and as the outbox see them. */
record WebhookCalls(Stand stand, String txId) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Says how the agency answers the next calls for this transaction. */
    void misbehave(String how) {
        Reply reply = stand.sandbox()
                .send(stand.sandbox().request("/control/api/webhooks/" + txId).PUT(BodyPublishers.ofString(how)));
        assertThat(reply.status()).as("misbehave: %s", reply).isEqualTo(204);
    }

    /** The calls that came, in the order in which they came. */
    List<JsonNode> received() {
        JsonNode calls = stand.sandbox().get("/control/api/webhooks/" + txId).json();
        return StreamSupport.stream(calls.spliterator(), false).toList();
    }

    List<JsonNode> await(int count) {
        Awaitility.await("calls").atMost(PATIENCE).until(() -> received().size() >= count);
        return received();
    }

    /** Waits until the first delivery stands so: a condition on its row. */
    void awaitRow(String condition) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .until(() -> stand.database()
                                .number("SELECT count(*) FROM webhook_delivery WHERE tx_id = ? AND " + condition, txId)
                        == 1);
    }

    String outcome() throws SQLException {
        return stand.database().text("SELECT last_outcome FROM webhook_delivery WHERE tx_id = ?", txId);
    }

    /** Lets the pause be over, as if that time had passed. */
    void pauseIsOver() throws SQLException {
        stand.database()
                .update(
                        "UPDATE webhook_delivery SET next_attempt_at = now() WHERE tx_id = ? AND next_attempt_at IS NOT NULL",
                        txId);
        stand.database().update("UPDATE webhook SET resting_until = NULL");
    }

    /** Lets the day be over in which it is tried. */
    void dayIsOver() throws SQLException {
        stand.database()
                .update("UPDATE webhook_delivery SET begun_at = begun_at - interval '24 hours' WHERE tx_id = ?", txId);
        pauseIsOver();
    }
}
