package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** One citizen's way: what the agency, the browser and the platform do for one transaction, and what became of it. */
public final class Journey {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stand stand;
    private final Peer agency;
    private final String txId;
    private final String goUrl;
    private String returnUrl;

    Journey(Stand stand, String service, String txId, String goUrl) {
        this.stand = stand;
        this.agency = stand.gateway().clientOf(service);
        this.txId = txId;
        this.goUrl = goUrl;
    }

    public String txId() {
        return txId;
    }

    String goUrl() {
        return goUrl;
    }

    /** Where the platform sends the browser back to; known once the citizen has decided. */
    public String returnUrl() {
        return returnUrl;
    }

    public String path() {
        return "/api/v1/sp/transactions/" + txId;
    }

    /** Where the gateway sends a browser that is back. */
    String agencyPage(String outcome) {
        return stand.sandbox().uri("/agency/return") + "?tx_id=" + txId + "&state=visitor%207%2C%20form%203&outcome="
                + outcome;
    }

    /** Tells the sandbox how to misbehave in this transaction from now on. */
    public void misbehave(String misbehaviours) {
        Reply reply = stand.sandbox()
                .send(stand.sandbox().request(control("misbehaviours")).PUT(BodyPublishers.ofString(misbehaviours)));
        assertThat(reply.status()).as("misbehaviours: %s", reply).isEqualTo(200);
    }

    /** Opens the go-URL. */
    public Reply go() {
        return stand.gateway().anonymous().get(goUrl);
    }

    /** Opens the go-URL and follows it to the platform. */
    void leave() {
        Reply redirect = go();
        assertThat(redirect.status()).as("go: %s", redirect).isEqualTo(302);
        Reply arrival = stand.sandbox().get(redirect.header("location"));
        assertThat(arrival.header("location")).as("arrival").startsWith("/mydata/consent/");
    }

    public void agree() {
        decide("{\"agree\": true, \"method\": \"CER\"}");
    }

    public void refuse() {
        decide("{\"agree\": false}");
    }

    private void decide(String decision) {
        Reply reply = stand.sandbox().post(control("consent"), decision);
        assertThat(reply.status()).as("consent: %s", reply).isEqualTo(200);
        returnUrl = reply.json().path("return_url").asText();
    }

    /** The browser opens the return URL. */
    public Reply comeBack() {
        return stand.gateway().anonymous().get(returnUrl);
    }

    /** Posts a body to the SP-API from the platform's address. */
    Reply notifyWith(String body) {
        return stand.gateway().anonymous().post("/mydata-sp/notification", body);
    }

    /** Lets the platform send its notification now. */
    public JsonNode notifyNow() {
        return stand.sandbox().post(control("notification"), "{}").json();
    }

    /** The transaction as the platform sees it. */
    JsonNode atPlatform() {
        return stand.sandbox().get("/control/api/transactions/" + txId).json();
    }

    /** What the platform exchanged with the gateway or the browser: arrival, notification, data or return. */
    public List<JsonNode> exchanges(String kind) {
        return StreamSupport.stream(atPlatform().path("traces").spliterator(), false)
                .filter(trace -> trace.path("kind").asText().equals(kind))
                .toList();
    }

    /** What the agency gets below the transaction's own address. */
    Reply get(String below) {
        return agency.get(path() + below);
    }

    /** The transaction as the agency sees it. */
    public JsonNode status() {
        Reply reply = agency.get(path());
        assertThat(reply.status()).as("status: %s", reply).isEqualTo(200);
        return reply.json();
    }

    /** Waits by long poll until the agency is told this; fails at once where the transaction has ended otherwise. */
    public JsonNode awaitStatus(String wanted) {
        List<JsonNode> seen = new ArrayList<>(List.of(status()));
        try {
            await("status " + wanted)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        JsonNode last = seen.get(seen.size() - 1);
                        if (!last.path("status").asText().equals(wanted)) {
                            assertThat(last.path("final").asBoolean())
                                    .as("ended: %s", last)
                                    .isFalse();
                            String known = last.path("status").asText();
                            seen.add(agency.get(path() + "?wait=5&known=" + known)
                                    .json());
                        }
                        return seen.get(seen.size() - 1).path("status").asText().equals(wanted);
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not " + wanted + ", but still " + seen.get(seen.size() - 1), e);
        }
        return seen.get(seen.size() - 1);
    }

    /** The state of the normative table, finer than what the agency is told. */
    public String state() throws SQLException {
        return column("state");
    }

    public String column(String name) throws SQLException {
        return stand.database().text("SELECT " + name + " FROM sp_transaction WHERE tx_id = ?", txId);
    }

    public void awaitState(String wanted) {
        await("state " + wanted)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state()).isEqualTo(wanted));
    }

    /** The verification report's finding codes. */
    public List<String> findings() throws SQLException {
        String report = column("report");
        return report == null ? List.of() : Json.texts(Json.read(report).path("findings"), "code");
    }

    /** How often the transaction log names this event of the specification. */
    public long events(int code) throws SQLException {
        return stand.database()
                .number("SELECT count(*) FROM transaction_event WHERE tx_id = ? AND code = ?", txId, code);
    }

    String addressOf(int event) throws SQLException {
        return stand.database()
                .text("SELECT source_address FROM transaction_event WHERE tx_id = ? AND code = ?", txId, event);
    }

    /** Waits until nothing of the transaction lies in the vault and its erasure is in the log, once. */
    void awaitErasure() {
        await("erasure").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(events(360)).as("event 360").isEqualTo(1);
            assertThat(stand.vault().filesOf(txId)).as("files in the vault").isEmpty();
        });
    }

    /**
     * Lets time pass for this transaction alone: every moment that its row remembers moves back. The gateway compares them with
     * its clock, so that this is the same to it as waiting, and no other test sees it.
     */
    public void timePasses(Duration time) throws SQLException {
        int rows = stand.database()
                .update("""
                UPDATE sp_transaction SET
                    created_at = created_at - make_interval(secs => ?1),
                    redirected_at = redirected_at - make_interval(secs => ?1),
                    notified_at = notified_at - make_interval(secs => ?1),
                    returned_at = returned_at - make_interval(secs => ?1),
                    received_at = received_at - make_interval(secs => ?1),
                    next_attempt_at = next_attempt_at - make_interval(secs => ?1),
                    claim_lost_at = claim_lost_at - make_interval(secs => ?1),
                    deadline_at = deadline_at - make_interval(secs => ?1)
                WHERE tx_id = ?2
                """.replace("?1", Long.toString(time.toSeconds())).replace("?2", "?"), txId);
        assertThat(rows).isEqualTo(1);
    }

    private String control(String what) {
        return "/control/api/transactions/" + txId + "/" + what;
    }
}
