package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tw.agencygateway.conformance.stand.DataProvider;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The stand's data set as MyData knows and calls it: through the sandbox, or with a token of its authorization server. */
final class DataSetAtMyData {

    static final String PATH = "/mydata-dp/" + DataProvider.RESOURCE;
    static final String PERSON = "A123456789";

    private static final String CONTROL = "/control/api/data-sets/" + DataProvider.RESOURCE_ID;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Stand stand;

    private DataSetAtMyData(Stand stand) {
        this.stand = stand;
    }

    /** Registers it with the sandbox's MyData; again changes nothing. */
    static DataSetAtMyData register(Stand stand) {
        String wish = Json.of(Map.of(
                "secret",
                DataProvider.SECRET,
                "scope",
                DataProvider.SCOPE,
                "dp_api",
                stand.gateway().uri(PATH).toString()));
        Reply reply = stand.sandbox()
                .send(stand.sandbox()
                        .request(CONTROL)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(wish)));
        assertThat(reply.status()).isEqualTo(200);
        return new DataSetAtMyData(stand);
    }

    /** As {@link #fetch(String, String, String)}, of {@link #PERSON}. */
    JsonNode fetch(String form, String caller) {
        return fetch(PERSON, form, caller);
    }

    /**
     * What the sandbox's MyData got, and what it found.
     *
     * @param caller its misbehaviours
     */
    JsonNode fetch(String person, String form, String caller) {
        Reply reply = stand.sandbox()
                .post(
                        CONTROL + "/fetch",
                        "{\"person\": \"%s\", \"form\": \"%s\", \"caller\": %s}".formatted(person, form, caller));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    JsonNode heartbeat() {
        return stand.sandbox().post(CONTROL + "/heartbeat", "{}").json();
    }

    /** @param misbehaviours of the authorization server */
    String token(String misbehaviours) {
        return token(misbehaviours, PERSON);
    }

    String token(String misbehaviours, String person) {
        Reply reply = stand.sandbox()
                .post(
                        "/control/api/gsp/tokens",
                        "{\"person\": \"%s\", \"data_set\": \"%s\", \"misbehaviours\": %s}"
                                .formatted(person, DataProvider.RESOURCE_ID, misbehaviours));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json().path("token").asText();
    }

    /** As MyData would: again, as long as it is told to come again. */
    Reply answer(String token, Map<String, String> headers) {
        return await().until(
                        () -> call(token, "application/json", headers), reply -> reply.status() != TOO_MANY_REQUESTS);
    }

    Reply call(String token, String contentType, Map<String, String> headers) {
        HttpRequest.Builder request = stand.gateway()
                .anonymous()
                .request(PATH)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType);
        headers.forEach(request::header);
        return stand.gateway().anonymous().send(request.GET());
    }

    /** The last of the answers that a fetch saw. */
    static JsonNode last(JsonNode fetch) {
        JsonNode answers = fetch.path("answers");
        return answers.get(answers.size() - 1);
    }
}
