package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §柒.五: what becomes of a transaction whose citizen does not come back, or came back with bad news. */
@OnTheStand
@Execution(CONCURRENT)
class SpTwentyMinutesConformanceIT {

    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

    private final Stand stand;
    private final Journeys journeys;

    SpTwentyMinutesConformanceIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @Test
    void isVoidWhenTheCitizenDoesNotComeBackWithinTwentyMinutes() throws Exception {
        Journey journey = journeys.atMyData();
        journey.timePasses(TWENTY_MINUTES);

        assertThat(journey.awaitStatus("void").path("reason").path("code").asText())
                .isEqualTo("not-returned");
        assertThat(journey.events(360)).as("nothing was there to be erased").isZero();
    }

    @Test
    void erasesWhatItFetchedForACitizenWhoDoesNotComeBack() throws Exception {
        Journey journey = journeys.atMyData("{}");
        journey.agree();
        journey.awaitState("AWAY_READY");
        assertThat(stand.vault().filesOf(journey.txId())).isNotEmpty();

        journey.timePasses(TWENTY_MINUTES);

        journey.awaitStatus("void");
        journey.awaitErasure();
    }

    @Test
    void isVoidForACitizenWhoComesBackTooLate() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();
        journey.timePasses(TWENTY_MINUTES);

        assertThat(journey.comeBack().header("location")).isEqualTo(journey.agencyPage("void"));
        assertThat(journey.events(300)).isZero();
    }

    @Test
    void keepsItsWholeLifeOnceTheCitizenCameBackInTime() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();
        journey.comeBack();
        journey.timePasses(Duration.ofHours(7));

        journey.notifyNow();

        assertThat(journey.awaitStatus("ready").path("final").asBoolean()).isFalse();
    }

    @Test
    void isDeclinedAfterTheDeadlineWhereTheCitizenRefused() throws Exception {
        Journey journey = journeys.atMyData("{}");
        journey.refuse();

        assertThat(journey.comeBack().header("location")).isEqualTo(journey.agencyPage("declined"));
        assertThat(journey.status().path("final").asBoolean()).isFalse();
        journey.timePasses(TWENTY_MINUTES);

        assertThat(journey.awaitStatus("declined")
                        .path("reason")
                        .path("platform_code")
                        .asText())
                .isEqualTo("205");
    }

    @Test
    void failsAfterTheDeadlineWithTheCodeOfTheReturn() throws Exception {
        Journey journey = journeys.atMyData("{\"return_code\": {\"code\": \"501\"}}");
        journey.agree();
        journey.comeBack();
        journey.timePasses(TWENTY_MINUTES);

        assertThat(journey.awaitStatus("failed")
                        .path("reason")
                        .path("platform_code")
                        .asText())
                .isEqualTo("501");
    }

    @Test
    void isOverruledByTheNotificationWhateverItsCode() {
        Journey journey = journeys.atMyData("{\"return_code\": {\"code\": \"205\", \"notify\": true}}");
        journey.agree();
        journey.comeBack();

        journey.awaitStatus("ready");
    }
}
