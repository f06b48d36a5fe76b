package tw.agencygateway.conformance;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §捌.二: the SP-API, to which the platform says that data can be fetched, or that it cannot be had. */
@OnTheStand
@Execution(CONCURRENT)
class SpNotificationConformanceIT {

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpNotificationConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    void storesAndAnswersExactly200InJson() throws Exception {
        Journey journey = journeys.atMyData();

        Reply reply = journey.notifyWith(SpNotification.ready(stand, journey).json());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).startsWith("application/json");
        assertThat(journey.state()).isEqualTo("AWAY_FETCHING");
        assertThat(journey.events(290)).isEqualTo(1);
        assertThat(journey.addressOf(290)).isEqualTo("127.0.0.1");
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification notification = SpNotification.ready(stand, journey)
                .with("later", Map.of("version", List.of(1, 2.5, true)))
                .with("note", "中文");

        assertThat(journey.notifyWith(notification.json()).status()).isEqualTo(200);
    }

    @Test
    void needsNoApiKeyWhereTheServiceHasNone() throws Exception {
        String service = "CLI.SANDBOX002";
        Reply started = gateway.clientOf(service)
                .post(
                        "/api/v1/sp/transactions",
                        Json.of(Map.of(
                                "client_id",
                                service,
                                "resource_ids",
                                List.of("API.Vaccine001"),
                                "person",
                                Journeys.PERSON)));
        Journey journey = journeys.start(started);
        journey.leave();
        String secretKey = PlatformCipher.of(stand.sandbox(), service).encrypt(SpNotification.SECRET_KEY);
        SpNotification notification =
                SpNotification.ready(stand, journey).without("apiKey").with("secret_key", secretKey);

        assertThat(journey.notifyWith(notification.json()).status()).isEqualTo(200);
    }

    @Test
    void acceptsRepeatsWithoutAnythingChanging() throws Exception {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey).json();

        Stream.generate(() -> journey.notifyWith(body))
                .limit(5)
                .forEach(reply -> assertThat(reply.status()).isEqualTo(200));

        assertThat(journey.state()).isEqualTo("AWAY_FETCHING");
        assertThat(journey.events(290)).isEqualTo(1);
    }

    @Test
    void acceptsTheSameOneFromManySidesAtOnce() throws Exception {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey).json();

        List<CompletableFuture<Reply>> replies = Stream.generate(() -> supplyAsync(() -> journey.notifyWith(body)))
                .limit(8)
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
        assertThat(journey.events(290)).isEqualTo(1);
    }

    @Test
    void fetchesOnceHoweverOftenItIsNotified() {
        Journey journey = journeys.agreedAndBack("{\"notification_twice_at_once\": true}");
        journey.awaitStatus("ready");

        journey.notifyNow();

        assertThat(journey.exchanges("notification"))
                .extracting(trace -> trace.path("status").asInt())
                .containsExactly(200, 200, 200);
        assertThat(journey.exchanges("data")).hasSize(1);
    }

    @Test
    void answersAboutAsFastAsAPlainQuestion() {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey).json();
        journey.notifyWith(body);
        Duration notifications = Duration.ZERO;
        Duration questions = Duration.ZERO;

        for (int i = 0; i < 20; i++) {
            Instant start = Instant.now();
            assertThat(journey.notifyWith(body).status()).isEqualTo(200);
            Instant between = Instant.now();
            journey.status();
            notifications = notifications.plus(Duration.between(start, between));
            questions = questions.plus(Duration.between(between, Instant.now()));
        }

        // a ratio, because the machine's own speed is not what is tested
        assertThat(notifications).isLessThan(questions.multipliedBy(10));
    }

    @Test
    void isRefusedBeforeTheCitizenHasLeft() throws Exception {
        Journey journey = journeys.start();

        assertRefused(journey, SpNotification.ready(stand, journey), "CREATED");
    }

    @Test
    void isRefusedOnceTheTransactionIsVoid() throws Exception {
        Journey journey = journeys.atMyData();
        journey.timePasses(Duration.ofMinutes(20));
        journey.awaitStatus("void");

        assertRefused(journey, SpNotification.ready(stand, journey), "VOID");
        assertRefused(journey, SpNotification.unable(stand, journey, "API.Household1"), "VOID");
    }

    @Test
    void isRefusedWithAnotherTicketThanTheFirst() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification first = SpNotification.ready(stand, journey);
        journey.notifyWith(first.json());

        SpNotification other = first.with("permission_ticket", UUID.randomUUID().toString());

        assertThat(journey.notifyWith(other.json()).status()).isEqualTo(403);
        assertThat(journey.events(290)).isEqualTo(1);
    }

    @Test
    void isRefusedWithAWrongApiKeyOrNone() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification notification = SpNotification.ready(stand, journey);

        assertRefused(journey, notification.with("apiKey", "wrong"), "AWAY");
        assertRefused(journey, notification.without("apiKey"), "AWAY");
    }

    @Test
    void isRefusedForATxIdThatItDidNotIssue() {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey)
                .with("tx_id", UUID.randomUUID().toString())
                .json();

        assertThat(journey.notifyWith(body).status()).isEqualTo(403);
    }

    @Test
    void isRefusedFromAnAddressThatIsNotThePlatforms() throws Exception {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey).json();

        assertThat(gateway.stranger().post("/mydata-sp/notification", body)).isEqualTo(403);
        assertThat(journey.state()).isEqualTo("AWAY");
    }

    @Test
    void isNotTalkedIntoAnotherAddressByAForwardedHeader() throws Exception {
        Journey journey = journeys.atMyData();
        String body = SpNotification.ready(stand, journey).json();

        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP")) {
            assertThat(gateway.stranger().post("/mydata-sp/notification", body, header + ": 127.0.0.1"))
                    .as(header)
                    .isEqualTo(403);
        }
        assertThat(journey.state()).isEqualTo("AWAY");
    }

    @Test
    void cannotBeReadWithAnotherServicesSecret() throws Exception {
        Journey journey = journeys.atMyData();
        String foreign = PlatformCipher.of(stand.sandbox(), "CLI.SANDBOX002").encrypt(SpNotification.SECRET_KEY);

        assertMalformed(journey, SpNotification.ready(stand, journey).with("secret_key", foreign));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdefghijklmnopqrstu",
                "0123456789abcdefghijklmnopqrstuvw",
                "0123456789abcdefghijklmnopqrstuv0123456789abcdefghijklmnopqrstuv"
            })
    void cannotBeReadWithAKeyOfAnotherLength(String secretKey) throws Exception {
        Journey journey = journeys.atMyData();
        String encrypted = PlatformCipher.of(stand.sandbox(), Gateway.SERVICE).encrypt(secretKey);

        assertMalformed(journey, SpNotification.ready(stand, journey).with("secret_key", encrypted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdefghijklmnopqrstuv",
                "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
                "",
                "AAAA",
                "?"
            })
    void takesNoPlainSecretKeyByDefault(String secretKey) throws Exception {
        Journey journey = journeys.atMyData();

        assertMalformed(journey, SpNotification.ready(stand, journey).with("secret_key", secretKey));
    }

    @Test
    void isAPostAndNothingElse() {
        assertThat(gateway.anonymous().get("/mydata-sp/notification").status()).isEqualTo(405);
        assertThat(gateway.anonymous().delete("/mydata-sp/notification").status())
                .isEqualTo(405);
    }

    private static void assertRefused(Journey journey, SpNotification notification, String state) throws Exception {
        assertThat(journey.notifyWith(notification.json()).status()).isEqualTo(403);
        assertThat(journey.state()).isEqualTo(state);
        assertThat(journey.events(290)).isZero();
    }

    private static void assertMalformed(Journey journey, SpNotification notification) throws Exception {
        assertThat(journey.notifyWith(notification.json()).status()).isEqualTo(400);
        assertThat(journey.state()).isEqualTo("AWAY");
        assertThat(journey.events(290)).isZero();
    }
}
