package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** Starts transactions of a fictional person at one of the sandbox's services. Each is a test's own. */
public record Journeys(Stand stand, String service) {

    public static final String PERSON = "A123456789";
    static final List<String> DATA_SETS = List.of("API.Household1", "API.Income0001");
    static final String STATE = "visitor 7, form 3";

    /** At the first service. */
    public Journeys(Stand stand) {
        this(stand, Gateway.SERVICE);
    }

    /** What an agency posts for a start at the first service. */
    public static Map<String, Object> request() {
        return request(Gateway.SERVICE);
    }

    private static Map<String, Object> request(String service) {
        return Map.of("client_id", service, "resource_ids", DATA_SETS, "person", PERSON, "state", STATE);
    }

    /** Started; the citizen has not left yet. */
    Journey start() {
        return start(stand.gateway().clientOf(service).post("/api/v1/sp/transactions", Json.of(request(service))));
    }

    /** Of an answer to a start. */
    public Journey start(Reply reply) {
        assertThat(reply.status()).as("start: %s", reply).isEqualTo(201);
        JsonNode started = reply.json();
        return new Journey(
                stand,
                service,
                started.path("tx_id").asText(),
                started.path("go_url").asText());
    }

    /** The citizen is at MyData's consent page; the platform will misbehave like this. */
    Journey atMyData(String misbehaviours) {
        Journey journey = start();
        journey.misbehave(misbehaviours);
        journey.leave();
        return journey;
    }

    /** The citizen is at MyData's consent page, and the test alone sends notifications. */
    public Journey atMyData() {
        return atMyData("{\"notification_on_command\": true}");
    }

    /** The citizen has agreed and come back; the platform notifies and misbehaves like this. */
    public Journey agreedAndBack(String misbehaviours) {
        Journey journey = atMyData(misbehaviours);
        journey.agree();
        journey.comeBack();
        return journey;
    }

    /** The data has arrived and is verified. */
    public Journey ready() {
        Journey journey = agreedAndBack("{}");
        journey.awaitStatus("ready");
        return journey;
    }
}
