package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §玖.二: fetching the data with a ticket that serves once. */
@OnTheStand
@Execution(CONCURRENT)
class SpDataConformanceIT {

    private static final Duration LIFE_OF_TICKET = Duration.ofHours(8);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stand stand;
    private final Journeys journeys;

    SpDataConformanceIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @Test
    void fetchesOnceWithTheTicketInTheHeader() throws Exception {
        Journey journey = journeys.ready();

        List<JsonNode> fetches = journey.exchanges("data");

        assertThat(fetches).hasSize(1);
        assertThat(fetches.get(0).at("/request_headers/permission_ticket").asText())
                .isEqualTo(journey.atPlatform().path("permission_ticket").asText());
        assertThat(fetches.get(0).path("note").asText()).isEqualTo("sent in full");
        assertThat(journey.events(310)).isEqualTo(1);
        assertThat(journey.column("ticket")).as("ticket, once used").isNull();
    }

    @Test
    void comesNoEarlierThanThreeSecondsAfterItsAnswer() {
        Journey journey = journeys.ready();
        JsonNode notification = journey.exchanges("notification").get(0);
        Instant answered = Instant.parse(notification.path("at").asText())
                .plusMillis(notification.path("millis").asLong());

        Instant fetched =
                Instant.parse(journey.exchanges("data").get(0).path("at").asText());

        // the sandbox writes whole milliseconds
        assertThat(fetched).isAfterOrEqualTo(answered.plusSeconds(3).minusMillis(100));
    }

    @Test
    void comesAgainAsOftenAsThePlatformIsPreparing() {
        Journey journey = journeys.agreedAndBack("{\"data_preparing\": {\"times\": 3, \"retry_after\": \"2\"}}");

        journey.awaitStatus("ready");

        assertThat(statuses(journey)).containsExactly(429, 429, 429, 200);
        List<Instant> fetches = journey.exchanges("data").stream()
                .map(fetch -> Instant.parse(fetch.path("at").asText()))
                .toList();
        for (int i = 1; i < fetches.size(); i++) {
            assertThat(Duration.between(fetches.get(i - 1), fetches.get(i))).isGreaterThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void waitsTenSecondsWhereRetryAfterIsNotSaid() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"data_preparing\": {\"times\": 1, \"retry_after\": \"\"}}");
        awaitReason(journey, "DATA_LATER");
        assertThat(secondsUntilNextAttempt(journey)).isBetween(5L, 10L);

        journey.timePasses(Duration.ofSeconds(10));

        journey.awaitStatus("ready");
        assertThat(statuses(journey)).containsExactly(429, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void doesNotWaitBeyondTheTicketsLife(String retryAfter) throws Exception {
        Journey journey =
                journeys.agreedAndBack("{\"data_preparing\": {\"times\": 1, \"retry_after\": \"" + retryAfter + "\"}}");
        awaitReason(journey, "DATA_LATER");

        assertThat(secondsUntilNextAttempt(journey)).isLessThanOrEqualTo(LIFE_OF_TICKET.toSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "1; DROP TABLE", "99999999999999999999"})
    void takesARetryAfterThatItCannotReadForNone(String retryAfter) throws Exception {
        Journey journey =
                journeys.agreedAndBack("{\"data_preparing\": {\"times\": 1, \"retry_after\": \"" + retryAfter + "\"}}");
        awaitReason(journey, "DATA_LATER");

        assertThat(secondsUntilNextAttempt(journey)).isBetween(1L, 10L);
    }

    @Test
    void takesAnEarly403ForNotYet() {
        Journey journey = journeys.agreedAndBack("{\"data_early_403\": {\"times\": 1}}");

        journey.awaitStatus("ready");

        assertThat(statuses(journey)).containsExactly(403, 200);
    }

    @Test
    void takesALate403ForFinal() throws Exception {
        Journey journey = journeys.atMyData("{\"data_status\": {\"code\": 403}}");
        journey.agree();
        journey.awaitState("AWAY_FETCHING");
        // notified three minutes ago: the two in which the platform may not know of it yet are over
        journey.timePasses(Duration.ofMinutes(3));

        assertFailed(journey, "data-refused", "403");
    }

    @Test
    void failsWhereTheDataWasFetchedAlready() {
        Journey journey = journeys.agreedAndBack("{\"data_already_fetched\": true}");

        assertFailed(journey, "already-taken", "201");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 408, 504})
    void failsWithTheCodeOfARefusal(int code) {
        Journey journey = journeys.agreedAndBack("{\"data_status\": {\"code\": " + code + "}}");

        assertFailed(journey, "data-refused", Integer.toString(code));
        assertThat(statuses(journey)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401})
    void triesAgainWhereItsAddressIsNotListedAndFollowsNoRedirect(int code) {
        Journey journey = journeys.agreedAndBack("{\"data_status\": {\"code\": " + code + ", \"times\": 1}}");
        awaitReason(journey, "ADDRESS_NOT_LISTED");

        assertThat(journey.status().at("/reason/platform_code").asInt()).isEqualTo(code);
        journey.awaitStatus("ready");
        assertThat(statuses(journey)).containsExactly(code, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 500, 503, 599})
    void triesAgainAfterAnythingElse(int code) {
        Journey journey = journeys.agreedAndBack("{\"data_status\": {\"code\": " + code + ", \"times\": 1}}");
        awaitReason(journey, "DATA_UNREACHABLE");

        journey.awaitStatus("ready");

        assertThat(statuses(journey)).containsExactly(code, 200);
    }

    @Test
    void givesUpWhenTheTicketIsDead() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"data_preparing\": {\"times\": 0, \"retry_after\": \"600\"}}");
        awaitReason(journey, "DATA_LATER");
        journey.timePasses(LIFE_OF_TICKET);

        assertThat(journey.awaitStatus("expired").at("/reason/code").asText()).isEqualTo("ticket-dead");
        assertThat(journey.column("secret_key")).isNull();
        assertThat(journey.column("ticket")).isNull();
    }

    @Test
    void givesUpWhenNoNotificationComesInEightHours() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"notification_never\": true}");
        journey.timePasses(LIFE_OF_TICKET);

        assertThat(journey.awaitStatus("expired").at("/reason/code").asText()).isEqualTo("no-notification");
    }

    private static void assertFailed(Journey journey, String reason, String code) {
        JsonNode failed = journey.awaitStatus("failed");
        assertThat(failed.at("/reason/code").asText()).isEqualTo(reason);
        assertThat(failed.at("/reason/platform_code").asText()).isEqualTo(code);
    }

    private static List<Integer> statuses(Journey journey) {
        return journey.exchanges("data").stream()
                .map(fetch -> fetch.path("status").asInt())
                .toList();
    }

    private static void awaitReason(Journey journey, String reason) {
        await(reason).atMost(PATIENCE).until(() -> reason.equals(journey.column("reason")));
    }

    private long secondsUntilNextAttempt(Journey journey) throws SQLException {
        return stand.database()
                .number(
                        "SELECT ceil(extract(epoch FROM next_attempt_at - now())) FROM sp_transaction WHERE tx_id = ?",
                        journey.txId());
    }
}
