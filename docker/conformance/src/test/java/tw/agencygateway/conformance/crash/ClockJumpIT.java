package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.Journey;
import tw.agencygateway.conformance.Journeys;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.crash.runtime.Armed.Deed;
import tw.agencygateway.conformance.stand.Stand;

/** The machine's clock is set while a download runs, and set right again later. */
@ExtendWith(CrashStandExtension.class)
class ClockJumpIT {

    private static final String BYTES_HAVE_COME =
            "after mydata.sp.client.MyDataClient.fetch platform.client.Outbound.send CompletableFuture.get";

    private static final String LEASE_IS_KEPT = "after mydata.sp.service.DueWork.keepLeases database commit";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CrashStand crashes;

    ClockJumpIT(CrashStand crashes) {
        this.crashes = crashes;
    }

    @AfterEach
    void setTheClockRight() {
        crashes.points().moveClock(Duration.ZERO);
        crashes.points().disarm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H"})
    void aDownloadOutlivesAJumpOfAnHour(String jump) throws Exception {
        crashes.points().arm(BYTES_HAVE_COME, Deed.HOLD);
        try (Telling telling = Telling.unhurried(crashes.stand(), Plot.KEPT)) {
            crashes.points().tripped();
            crashes.points().moveClock(Duration.parse(jump));
            crashes.points().forgetVisits();
            await("the lease to be renewed by the moved clock")
                    .atMost(PATIENCE)
                    .until(() -> crashes.points().visits().contains(LEASE_IS_KEPT));
            crashes.points().disarm();
            // judged under a clock that is wrong it may be undecided, for the revocation lists are of the future
            Journey journey = telling.stories().get(0).journey();
            await("the data").atMost(PATIENCE).until(() -> journey.events(310) == 1);
            crashes.points().moveClock(Duration.ZERO);
            telling.awaitEnd();
            assertThat(crashes.check(telling)).as("tickets lost").isZero();
        }
    }

    @Test
    void aDayEndsWhatWaitsAndKeepsWhatIsReady() throws Exception {
        Stand stand = crashes.stand();
        try (Telling told = Telling.of(stand, Plot.KEPT)) {
            told.awaitEnd();
            Journey waiting = new Journeys(stand)
                    .start(stand.gateway().post("/api/v1/sp/transactions", Json.of(Journeys.request())));
            crashes.points().moveClock(Duration.ofDays(1));
            waiting.awaitState("EXPIRED");
            crashes.points().moveClock(Duration.ZERO);
            assertThat(crashes.check(told)).as("tickets lost").isZero();
        }
        try (Telling after = Telling.of(stand, Plot.values())) {
            after.awaitEnd();
            assertThat(crashes.check(after)).as("tickets lost").isZero();
        }
    }
}
