package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §捌.二: the SP-API's other form, {@code unable_to_deliver} (decisions row 12). */
@OnTheStand
@Execution(CONCURRENT)
class SpUnableConformanceIT {

    private final Stand stand;
    private final Journeys journeys;

    SpUnableConformanceIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @Test
    void failsWhenThePlatformIsUnableToDeliver() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification unable = SpNotification.unable(stand, journey, "API.Income0001");

        assertThat(journey.notifyWith(unable.json()).status()).isEqualTo(200);
        assertThat(journey.notifyWith(unable.json()).status()).as("repeated").isEqualTo(200);

        JsonNode status = journey.awaitStatus("failed");
        assertThat(status.path("reason").path("code").asText()).isEqualTo("unable-to-deliver");
        assertThat(status.at("/data_sets/0/code").isMissingNode()).isTrue();
        assertThat(status.at("/data_sets/1/code").asText()).isEqualTo("unable_to_deliver");
        assertThat(journey.events(290)).isEqualTo(1);
    }

    @Test
    void failsAlsoForADataSetThatWasNotRequested() throws Exception {
        Journey journey = journeys.atMyData();

        journey.notifyWith(
                SpNotification.unable(stand, journey, "API.Stranger1").json());

        journey.awaitStatus("failed");
        assertThat(journey.column("unable_to_deliver")).contains("API.Stranger1");
    }

    @Test
    void staysFailedWhenASecretKeyFollows() throws Exception {
        Journey journey = journeys.atMyData();
        journey.notifyWith(
                SpNotification.unable(stand, journey, "API.Household1").json());

        Reply later = journey.notifyWith(SpNotification.ready(stand, journey).json());

        assertThat(later.status()).isEqualTo(200);
        assertThat(journey.state()).isEqualTo("FAILED");
    }

    @Test
    void failsWhenUnableToDeliverFollowsASecretKeyBeforeDataIsVerified() {
        Journey journey = journeys.agreedAndBack("{\"unable_to_deliver\": {\"after_secret_key\": true}}");

        assertThat(journey.awaitStatus("failed").path("reason").path("code").asText())
                .isEqualTo("unable-to-deliver");
        assertThat(journey.exchanges("data")).isEmpty();
    }

    @Test
    void keepsVerifiedDataWhenUnableToDeliverComesTooLate() throws Exception {
        Journey journey = journeys.ready();

        Reply reply = journey.notifyWith(
                SpNotification.unable(stand, journey, "API.Household1").json());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(journey.status().path("status").asText()).isEqualTo("ready");
        assertThat(journey.column("unable_to_deliver")).isEqualTo("API.Household1");
    }

    @Test
    void takesAsManyUndeliverableDataSetsAsMayBeNamed() throws Exception {
        Journey journey = journeys.atMyData();
        String[] many =
                Stream.generate(() -> "API." + "x".repeat(124)).limit(200).toArray(String[]::new);

        assertThat(journey.notifyWith(
                                SpNotification.unable(stand, journey, many).json())
                        .status())
                .isEqualTo(200);
        assertThat(journey.state()).isEqualTo("FAILED");
    }
}
