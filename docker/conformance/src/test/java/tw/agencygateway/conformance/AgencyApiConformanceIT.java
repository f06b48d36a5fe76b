package tw.agencygateway.conformance;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static tw.agencygateway.conformance.AgencyApiAccessIT.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The Agency API: starting, waiting, erasing. */
@OnTheStand
@Execution(CONCURRENT)
class AgencyApiConformanceIT {

    private static final String TRANSACTIONS = "/api/v1/sp/transactions";

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    AgencyApiConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    void startsATransactionAndSaysWhereToSendTheCitizen() {
        Reply reply = gateway.post(TRANSACTIONS, Json.of(Journeys.request()));

        JsonNode started = reply.json();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(UUID.fromString(started.path("tx_id").asText()).version()).isEqualTo(4);
        assertThat(started.path("go_url").asText()).startsWith(gateway.base() + "/go/");
        assertThat(Instant.parse(started.path("go_expires_at").asText())).isAfter(Instant.now());
        assertThat(started.path("status").asText()).isEqualTo("created");
        assertThat(reply.header("cache-control")).contains("no-store");
    }

    @Test
    void answersTheSameRequestWithTheSameKeyAlike() {
        String key = UUID.randomUUID().toString();

        Reply first = start(gateway, key, Journeys.request());
        Reply again = start(gateway, key, Journeys.request());

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "resource_ids", "state"})
    void refusesAnotherRequestWithTheSameKey(String member) {
        String key = UUID.randomUUID().toString();
        start(gateway, key, Journeys.request());
        Map<String, Object> other = new HashMap<>(Journeys.request());
        other.put(member, other(member));

        assertProblem(start(gateway, key, other), 422, "idempotency-key-reused");
    }

    private static Object other(String member) {
        return switch (member) {
            case "person" -> "B223344554";
            case "resource_ids" -> List.of("API.Income0001", "API.Household1");
            default -> "another visitor";
        };
    }

    @Test
    void startsOneTransactionHoweverOftenTheKeyComesAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();

        List<CompletableFuture<Reply>> replies = Stream.generate(
                        () -> supplyAsync(() -> start(gateway, key, Journeys.request())))
                .limit(8)
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isIn(201, 409));
        assertThat(replies)
                .anySatisfy(reply -> assertThat(reply.join().status()).isEqualTo(201));
        assertThat(stand.database().number("SELECT count(*) FROM sp_transaction WHERE idempotency_key = ?", key))
                .isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfItsClientsApart() throws Exception {
        String key = UUID.randomUUID().toString();
        Peer other = gateway.with(
                new ApiClientRow(ApiClientRow.ALL_SCOPES, ApiClientRow.LOOPBACK, true).register(stand.database()));

        JsonNode ours = start(gateway, key, Journeys.request()).json();
        JsonNode theirs = start(other, key, Journeys.request()).json();

        assertThat(theirs.path("tx_id")).isNotEqualTo(ours.path("tx_id"));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertProblem(start(gateway, "k".repeat(256), Journeys.request()), 400, "invalid-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "visitor 7", "<script>alert('&\"')</script>", "中文 𠀋 &=+?#%", "a\\b/c"})
    void givesTheAgencysStateBackAsItWas(String state) {
        Map<String, Object> request = new HashMap<>(Journeys.request());
        request.put("state", state);

        Journey journey = journeys.start(gateway.post(TRANSACTIONS, Json.of(request)));

        assertThat(journey.status().path("state").asText()).isEqualTo(state);
    }

    @Test
    void tellsTheStateButNeverThePersonOrASecret() {
        Journey journey = journeys.ready();

        Reply status = gateway.get(journey.path());
        Reply files = gateway.get(journey.path() + "/files");

        assertThat(status.json().at("/message/zh-TW").asText()).isNotEmpty();
        assertThat(status.json().at("/message/en").asText()).isNotEmpty();
        assertThat(status.json().path("return_code").asText()).isEqualTo("200");
        JsonNode platform = journey.atPlatform();
        assertThat(status.text() + files.text())
                .doesNotContain(
                        Journeys.PERSON,
                        platform.path("permission_ticket").asText(),
                        platform.path("secret_key").asText());
    }

    @Test
    void waitsAsLongAsNothingChanges() {
        Journey journey = journeys.start();
        Instant start = Instant.now();

        Reply reply = gateway.get(journey.path() + "?wait=3&known=created");

        assertThat(reply.json().path("status").asText()).isEqualTo("created");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(2_900));
    }

    @Test
    void answersAsSoonAsSomethingChanges() {
        Journey journey = journeys.start();
        Instant start = Instant.now();
        CompletableFuture<Reply> poll = supplyAsync(() -> gateway.get(journey.path() + "?wait=30&known=created"));

        journey.leave();

        assertThat(poll.join().json().path("status").asText()).isEqualTo("away");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void answersAtOnceWhereTheClientKnowsAnotherState() {
        Journey journey = journeys.start();
        Instant start = Instant.now();

        gateway.get(journey.path() + "?wait=30&known=away");
        gateway.get(journey.path() + "?wait=30");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "31", "1000000000000", "x", "1.5", "%00", "0x1"})
    void refusesToWaitOtherwise(String wait) {
        assertProblem(gateway.get(journeys.start().path() + "?wait=" + wait), 400, "invalid-value");
    }

    @Test
    void erasesFilesAndKeyAndRecordsItOnce() throws Exception {
        Journey journey = journeys.ready();
        assertThat(stand.vault().filesOf(journey.txId())).isNotEmpty();

        assertThat(gateway.delete(journey.path()).status()).isEqualTo(204);

        assertThat(stand.vault().filesOf(journey.txId())).isEmpty();
        assertThat(journey.column("vault_key")).isNull();
        assertThat(journey.column("secret_key")).isNull();
        assertThat(journey.events(360)).isEqualTo(1);
        assertThat(journey.status().path("status").asText()).isEqualTo("erased");
        assertThat(journey.status().at("/reason/code").asText()).isEqualTo("erased-by-agency");
        assertProblem(gateway.get(journey.path() + "/files"), 409, "not-ready");
        assertProblem(gateway.get(journey.path() + "/files/1"), 409, "not-ready");
    }

    @Test
    void erasesOnceHoweverOftenItIsAsked() throws Exception {
        Journey journey = journeys.ready();

        List<CompletableFuture<Reply>> replies = Stream.generate(
                        () -> supplyAsync(() -> gateway.delete(journey.path())))
                .limit(6)
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(204));
        assertThat(journey.events(360)).isEqualTo(1);
    }

    @Test
    void erasesWhatHasNotArrivedYetWithoutARecord() throws Exception {
        Journey journey = journeys.atMyData();

        assertThat(gateway.delete(journey.path()).status()).isEqualTo(204);

        assertThat(journey.state()).isEqualTo("ERASED");
        assertThat(journey.notifyWith(SpNotification.ready(stand, journey).json())
                        .status())
                .isEqualTo(403);
        assertThat(journey.events(360)).isZero();
    }

    @Test
    void keepsNothingOfADownloadThatWasErasedMeanwhile() throws Exception {
        Journey journey = journeys.atMyData("{\"size\": {\"megabytes\": 20}}");
        journey.agree();
        journey.comeBack();

        assertThat(gateway.delete(journey.path()).status()).isEqualTo(204);

        assertThat(journey.state()).isEqualTo("ERASED");
        assertThat(stand.vault().filesOf(journey.txId())).isEmpty();
    }

    private static Reply start(Peer caller, String key, Map<String, Object> request) {
        return caller.send(caller.request(TRANSACTIONS)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(Json.of(request))));
    }
}
