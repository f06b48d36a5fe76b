package tw.agencygateway.conformance;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §捌.二, §柒.五: notifications that come at the wrong time, for the wrong transaction, or against one another. */
@OnTheStand
@Execution(CONCURRENT)
class SpNotificationOrderIT {

    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

    private final Stand stand;
    private final Journeys journeys;

    SpNotificationOrderIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @Test
    void isRefusedInTheTwentyFirstMinuteWhetherOrNotATimerHasSeenIt() throws Exception {
        Journey journey = journeys.atMyData();
        journey.timePasses(TWENTY_MINUTES);

        assertThat(notify(journey)).isEqualTo(403);

        journey.awaitStatus("void");
        assertThat(journey.events(290)).isZero();
    }

    @Test
    void isRefusedOnceTheGoUrlHasExpired() throws Exception {
        Journey journey = journeys.start();
        journey.timePasses(TWENTY_MINUTES);
        journey.awaitStatus("expired");

        assertEndedBefore(journey, "EXPIRED", 403);
    }

    @Test
    void isRefusedOnceTheCitizenHasDeclined() throws Exception {
        Journey journey = journeys.atMyData();
        journey.refuse();
        journey.comeBack();
        journey.timePasses(TWENTY_MINUTES);
        journey.awaitStatus("declined");

        assertEndedBefore(journey, "DECLINED", 403);
    }

    @Test
    void changesNothingAfterAFailure() throws Exception {
        Journey journey = journeys.atMyData();
        journey.notifyWith(
                SpNotification.unable(stand, journey, "API.Household1").json());
        journey.awaitStatus("failed");

        assertThat(notify(journey)).isEqualTo(200);

        assertThat(journey.state()).isEqualTo("FAILED");
        assertThat(journey.column("ticket")).isNull();
        assertThat(journey.column("secret_key")).isNull();
    }

    @Test
    void changesNothingAfterARejection() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"broken_tag\": true}");
        journey.awaitStatus("rejected");
        journey.awaitErasure();

        assertThat(journey.notifyNow().path("status").asInt()).isEqualTo(200);

        assertRests(journey, "REJECTED");
    }

    @Test
    void changesNothingAfterTheErasure() throws Exception {
        Journey journey = journeys.ready();
        stand.gateway().delete(journey.path());
        journey.awaitErasure();

        assertThat(journey.notifyNow().path("status").asInt()).isEqualTo(200);

        assertRests(journey, "ERASED");
    }

    @Test
    void takesOneOfTwoTicketsThatComeAtOnce() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification one = SpNotification.ready(stand, journey);
        SpNotification other = one.with("permission_ticket", UUID.randomUUID().toString());

        assertThat(atOnce(journey, one, other)).containsExactlyInAnyOrder(200, 403);

        assertThat(journey.events(290)).isEqualTo(1);
    }

    @Test
    void failsWhateverComesFirstOfAKeyAndItsRecall() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification ready = SpNotification.ready(stand, journey);
        SpNotification unable = SpNotification.unable(stand, journey, "API.Household1")
                .with("permission_ticket", ready.members().get("permission_ticket"));

        assertThat(atOnce(journey, ready, unable)).containsExactly(200, 200);

        assertThat(journey.awaitStatus("failed").at("/reason/code").asText()).isEqualTo("unable-to-deliver");
        assertThat(journey.column("ticket")).isNull();
        assertThat(journey.column("secret_key")).isNull();
    }

    @Test
    void isRefusedWithTheTicketOfAnotherTransaction() throws Exception {
        Journey other = journeys.ready();
        Journey journey = journeys.atMyData();
        SpNotification stolen = SpNotification.ready(stand, journey)
                .with(
                        "permission_ticket",
                        other.atPlatform().path("permission_ticket").asText())
                .with("secret_key", keyOf(other));

        assertThat(journey.notifyWith(stolen.json()).status()).isEqualTo(403);

        assertThat(journey.state()).isEqualTo("AWAY");
        assertThat(journey.events(290)).isZero();
        assertThat(other.exchanges("data")).hasSize(1);
        assertThat(other.status().path("status").asText()).isEqualTo("ready");
    }

    private static String keyOf(Journey journey) {
        String body =
                journey.exchanges("notification").get(0).path("request_body").asText();
        return Json.read(body).path("secret_key").asText();
    }

    private int notify(Journey journey) {
        return journey.notifyWith(SpNotification.ready(stand, journey).json()).status();
    }

    private static List<Integer> atOnce(Journey journey, SpNotification... notifications) {
        List<CompletableFuture<Integer>> statuses = Stream.of(notifications)
                .map(notification -> supplyAsync(
                        () -> journey.notifyWith(notification.json()).status()))
                .toList();
        return statuses.stream().map(CompletableFuture::join).toList();
    }

    private void assertEndedBefore(Journey journey, String state, int status) throws Exception {
        assertThat(notify(journey)).isEqualTo(status);
        assertThat(journey.state()).isEqualTo(state);
        assertThat(journey.events(290)).isZero();
    }

    /** Neither fetched again nor erased again. */
    private static void assertRests(Journey journey, String state) throws Exception {
        assertThat(journey.state()).isEqualTo(state);
        assertThat(journey.exchanges("data")).hasSize(1);
        assertThat(journey.column("ticket")).isNull();
        assertThat(journey.column("secret_key")).isNull();
        assertThat(journey.events(290)).isEqualTo(1);
        assertThat(journey.events(360)).isEqualTo(1);
    }
}
