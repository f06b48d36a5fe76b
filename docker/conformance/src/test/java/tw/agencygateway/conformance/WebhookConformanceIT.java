package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** Calls to the agency's system: every new status, genuine, and again until it is taken. */
@OnTheStand
@Execution(CONCURRENT)
class WebhookConformanceIT {

    private final Stand stand;

    WebhookConformanceIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void everyNewStatusIsToldAndSigned() {
        Journey journey = new Journeys(stand).atMyData();
        journey.agree();
        journey.comeBack();
        journey.notifyNow();
        journey.awaitStatus("ready");
        WebhookCalls calls = new WebhookCalls(stand, journey.txId());
        stand.gateway().delete(journey.path());

        List<JsonNode> told = calls.await(5).stream()
                .sorted(Comparator.comparing(call -> call.path("sequence").asInt()))
                .toList();

        assertThat(told)
                .extracting(call -> call.path("sequence").asText() + " "
                        + call.path("status").asText())
                .containsExactly("1 away", "2 waiting", "3 processing", "4 ready", "5 erased");
        assertThat(told).allSatisfy(call -> {
            assertThat(call.path("verdict").asText()).isEqualTo("genuine");
            assertThat(call.path("answered").asInt()).isEqualTo(204);
            assertThat(call.path("state").asText()).isEqualTo(Journeys.STATE);
            assertThat(call.toString()).doesNotContain(Journeys.PERSON);
        });
        assertThat(told.get(4).path("reason").asText()).isEqualTo("erased-by-agency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"status\": 500}; HTTP 500",
                "{\"status\": 302}; HTTP 302",
                "{\"status\": 204, \"seconds\": 60}; localhost: no complete answer within 10 s"
            })
    void whatIsNotTakenComesAgain(String fault, String outcome) throws Exception {
        Journey journey = new Journeys(stand).start();
        WebhookCalls calls = new WebhookCalls(stand, journey.txId());
        calls.misbehave(fault);
        journey.misbehave("{\"notification_on_command\": true}");
        journey.leave();
        calls.awaitRow("attempts = 1 AND claim IS NULL AND next_attempt_at IS NOT NULL AND last_outcome IS NOT NULL");
        assertThat(calls.outcome()).isEqualTo(outcome);

        calls.pauseIsOver();

        List<JsonNode> both = calls.await(2);
        assertThat(both.get(1).path("id"))
                .as("a repeat is known by its id")
                .isEqualTo(both.get(0).path("id"));
        assertThat(both.get(1).path("answered").asInt()).isEqualTo(204);
        calls.awaitRow("delivered_at IS NOT NULL AND attempts = 2");
    }
}
