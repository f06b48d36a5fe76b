package tw.agencygateway.conformance.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.stand.DataProvider;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** A data set that is a query on a data source of the server's pool, which differs from server to server. */
@OnTheStand
class DataSetQueryIT {

    private static final String PATH = "/mydata-dp/" + DataProvider.QUERY;
    private static final String PERSON = "A123456789";

    private final Stand stand;

    DataSetQueryIT(Stand stand) {
        this.stand = stand;
    }

    @BeforeEach
    void register() {
        String wish = Json.of(Map.of(
                "secret",
                DataProvider.SECRET,
                "scope",
                DataProvider.SCOPE,
                "dp_api",
                stand.gateway().uri(PATH).toString()));
        assertThat(stand.sandbox()
                        .send(stand.sandbox()
                                .request("/control/api/data-sets/" + DataProvider.QUERY_ID)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(wish)))
                        .status())
                .isEqualTo(200);
    }

    /** Again and again: a connection goes back to the pool as it came, where the gateway itself takes it next. */
    @Test
    void givesEachPersonItsRowAndTheConnectionBack() {
        for (int i = 0; i < 20; i++) {
            JsonNode row = row(token());

            assertThat(row.path("uid").asText()).isEqualTo(PERSON);
            assertThat(row.path("born").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        }
        assertThat(stand.gateway().anonymous().get(PATH + "?heartbeat=true").status())
                .isEqualTo(200);
    }

    private String token() {
        return stand.sandbox()
                .post(
                        "/control/api/gsp/tokens",
                        "{\"person\": \"%s\", \"data_set\": \"%s\"}".formatted(PERSON, DataProvider.QUERY_ID))
                .json()
                .path("token")
                .asText();
    }

    private JsonNode row(String token) {
        Reply reply = await().until(
                        () -> stand.gateway()
                                .anonymous()
                                .send(stand.gateway()
                                        .anonymous()
                                        .request(PATH)
                                        .header("Authorization", "Bearer " + token)
                                        .GET()),
                        answer -> answer.status() != 429);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().path("data").path(0);
    }
}
