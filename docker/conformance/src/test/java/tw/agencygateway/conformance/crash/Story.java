package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tw.agencygateway.conformance.Journey;
import tw.agencygateway.conformance.Journeys;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/**
 * One citizen, one agency and the platform, told to its end. Each step may be taken again where the gateway did not answer, and
 * then is what its participant would do in life: the browser reloads, the agency asks again, the platform notifies again.
 */
final class Story {

    /** Nobody that the gateway's documentation mentions, so that each place where she is found is a leak. */
    static final String PERSON = "B223344554";

    private final Stand stand;
    private final Plot plot;
    private final TimeLapse lapse;
    private final String key = UUID.randomUUID().toString();
    private Journey journey;
    private boolean left;
    private boolean decided;
    private boolean notified;
    private boolean back;
    private boolean timePassed;
    private boolean stranded;

    Story(Stand stand, Plot plot, TimeLapse lapse) {
        this.stand = stand;
        this.plot = plot;
        this.lapse = lapse;
    }

    Plot plot() {
        return plot;
    }

    /** Null where not even the start was answered. */
    Journey journey() {
        return journey;
    }

    /** The citizen's link was used up by a request whose answer never came: only the agency could begin anew. */
    boolean isStranded() {
        return stranded;
    }

    /** From now on its waiting is shortened. */
    void hurry() {
        lapse.begin();
    }

    /** Takes the steps that are left; may be called again after a failure. */
    void goOn() throws GatewayDownException, SQLException {
        start();
        if (plot.leaves() && !left) {
            leave();
        }
        if (stranded) {
            return;
        }
        if (plot.leaves()) {
            decideAndNotify();
        }
        if (plot.comesBack() && !back) {
            assertThat(ask(journey::comeBack).status()).isEqualTo(302);
            back = true;
        }
        if (plot.rest().isPresent()) {
            letTimePass();
        }
        if (plot.takesFiles() && awaitOutcome().equals("READY")) {
            takeFiles();
        }
        awaitOutcome();
    }

    private void start() throws GatewayDownException {
        if (journey == null) {
            HttpRequest.Builder request = stand.gateway()
                    .request("/api/v1/sp/transactions")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(request()));
            journey = new Journeys(stand).start(ask(() -> stand.gateway().send(request)));
            journey.misbehave(plot.misbehaviours());
        }
    }

    private static String request() {
        Map<String, Object> request = new HashMap<>(Journeys.request());
        request.put("person", PERSON);
        return Json.of(request);
    }

    private void leave() throws GatewayDownException {
        Reply redirect = ask(journey::go);
        assertThat(redirect.status()).as("go: %s", redirect).isEqualTo(302);
        left = true;
        stranded = !redirect.header("location")
                .startsWith(stand.sandbox().uri("/service/").toString());
        if (!stranded) {
            assertThat(stand.sandbox().get(redirect.header("location")).header("location"))
                    .as("arrival")
                    .startsWith("/mydata/consent/");
        }
    }

    private void decideAndNotify() throws GatewayDownException {
        if (!decided) {
            if (plot.agrees()) {
                journey.agree();
            } else {
                journey.refuse();
            }
            decided = true;
        }
        if (plot.agrees() && !notified) {
            int status = journey.notifyNow().path("status").asInt();
            refuseFailure(status, "notification");
            assertThat(status).as("answer to the notification").isEqualTo(200);
            notified = true;
        }
    }

    private void letTimePass() throws GatewayDownException, SQLException {
        if (!timePassed) {
            String state = state();
            if (!state.equals(plot.rest().orElseThrow()) && !isOver(state)) {
                lapse.watch(journey.txId());
                throw new GatewayDownException("not yet: " + state, null);
            }
            journey.timePasses(plot.deadline());
            timePassed = true;
        }
    }

    /** The state, if it is one to rest in; otherwise the story is not at its end yet. */
    private String awaitOutcome() throws GatewayDownException, SQLException {
        String state = state();
        boolean erasing = isOver(state)
                && stand.database()
                                .number(
                                        "SELECT count(*) FROM sp_transaction WHERE tx_id = ? AND erase_due_at IS NOT NULL",
                                        journey.txId())
                        > 0;
        if (erasing || !isOver(state) && !state.equals("READY")) {
            lapse.watch(journey.txId());
            throw new GatewayDownException("not yet: " + state, null);
        }
        return state;
    }

    private void takeFiles() throws GatewayDownException {
        JsonNode list = asked(journey.path() + "/files");
        for (JsonNode file : list.path("files")) {
            String path = journey.path() + "/files/" + file.path("id").asText();
            Reply bytes = ask(() -> stand.gateway().get(path));
            assertThat(bytes.status()).as("%s", path).isEqualTo(200);
            assertThat(sha256(bytes.body()))
                    .as("%s", path)
                    .isEqualTo(file.path("sha256").asText());
        }
        if (plot == Plot.HANDED_OUT) {
            assertThat(ask(() -> stand.gateway().delete(journey.path())).status())
                    .isEqualTo(204);
        }
    }

    private JsonNode asked(String path) throws GatewayDownException {
        Reply reply = ask(() -> stand.gateway().get(path));
        assertThat(reply.status()).as("%s: %s", path, reply).isEqualTo(200);
        return reply.json();
    }

    private String state() throws GatewayDownException {
        try {
            return journey.state();
        } catch (SQLException e) {
            throw new GatewayDownException("the database is away", e);
        }
    }

    private static boolean isOver(String state) {
        return Set.of("VOID", "DECLINED", "FAILED", "REJECTED", "EXPIRED", "ERASED")
                .contains(state);
    }

    private static Reply ask(Supplier<Reply> call) throws GatewayDownException {
        try {
            Reply reply = call.get();
            refuseFailure(reply.status(), reply.text());
            return reply;
        } catch (UncheckedIOException e) {
            throw new GatewayDownException("no answer", e);
        }
    }

    private static void refuseFailure(int status, String what) throws GatewayDownException {
        if (status == 0 || status == 404 || status >= 500) {
            throw new GatewayDownException(what + ": " + status, null);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return plot + " " + (journey == null ? "not started" : journey.txId());
    }
}
