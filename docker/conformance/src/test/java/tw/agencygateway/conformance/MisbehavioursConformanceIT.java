package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.agencygateway.conformance.MisbehaviourTable.Row;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/**
 * What the platform can do wrong with the data, each row of {@code docs/misbehaviours.md}. All transactions set off together, since
 * most of their time is waiting; each test then looks after its own.
 */
@OnTheStand
@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
class MisbehavioursConformanceIT {

    private static final MisbehaviourTable TABLE = MisbehaviourTable.read();
    private static final String TOLERANT_SERVICE = "CLI.SANDBOX003";
    private static final Set<String> STAGES =
            Set.of("data", "transfer", "jwe", "mydata_package", "manifest", "zip", "dp_package");
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(900);
    private static final int AT_ONCE = 8;

    private final Stand stand;
    private final Map<Row, Journey> journeys = new ConcurrentHashMap<>();

    MisbehavioursConformanceIT(Stand stand) {
        this.stand = stand;
    }

    static Stream<Row> packages() {
        return Stream.concat(TABLE.of(MisbehaviourTable.PACKAGE), TABLE.of(MisbehaviourTable.TOLERANT));
    }

    static Stream<Row> fetches() {
        return TABLE.of(MisbehaviourTable.FETCH);
    }

    @BeforeAll
    void allSetOff() {
        ExecutorService citizens = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(TABLE.rows().stream()
                            .map(row -> CompletableFuture.runAsync(() -> journeys.put(row, setOff(row)), citizens))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            citizens.shutdown();
        }
    }

    private Journey setOff(Row row) {
        Journeys service = row.chapter().equals(MisbehaviourTable.TOLERANT)
                ? new Journeys(stand, TOLERANT_SERVICE)
                : new Journeys(stand);
        return service.agreedAndBack(row.misbehaviours());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void isJudged(Row row) throws Exception {
        Journey journey = journeys.get(row);
        String status = row.outcome().get(0);
        String finding = row.outcome().get(1);

        String reason = journey.awaitStatus(status).at("/reason/code").asText();

        assertThat(journey.findings()).contains(finding);
        switch (status) {
            case "ready" -> assertHandedOut(journey);
            case "failed" -> assertThat(reason).isEqualTo("data-set-failed");
            default -> assertThat(reason).isEqualTo("verification");
        }
        assertStored(journey, status);
        assertThat(statuses(journey)).containsExactly("200");
        assertThat(journey.exchanges("trap")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fetches")
    void isAnswered(Row row) throws Exception {
        Journey journey = journeys.get(row);
        String status = row.outcome().get(1);

        String reason = journey.awaitStatus(status).at("/reason/code").asText("-");

        assertThat(reason).isEqualTo(row.outcome().get(2));
        assertThat(statuses(journey)).containsExactly(row.outcome().get(0).split(" "));
        assertNotInHaste(journey);
        if (status.equals("ready")) {
            assertHandedOut(journey);
        }
        if (status.equals("failed")) {
            assertThat(journey.events(310)).as("fetched, says the log").isZero();
            assertThat(stand.vault().filesOf(journey.txId())).isEmpty();
            assertThat(journey.column("ticket")).isNull();
            assertThat(journey.column("secret_key")).isNull();
        } else {
            assertStored(journey, status);
        }
        assertThat(journey.exchanges("trap")).isEmpty();
    }

    @Test
    void everyMisbehaviourOfTheSandboxWithTheDataIsInTheTable() {
        JsonNode catalogue = stand.sandbox().get("/control/api/misbehaviours").json();
        Set<String> tried = TABLE.rows().stream()
                .flatMap(row -> names(Json.read(row.misbehaviours())))
                .collect(Collectors.toSet());
        // tried with the heap measured
        tried.add("size");

        assertThat(StreamSupport.stream(catalogue.spliterator(), false)
                        .filter(entry -> STAGES.contains(entry.path("stage").asText()))
                        .map(entry -> entry.path("id").asText()))
                .isSubsetOf(tried);
    }

    private static Stream<String> names(JsonNode misbehaviours) {
        return misbehaviours.properties().stream().map(Map.Entry::getKey);
    }

    private static void assertHandedOut(Journey journey) {
        assertThat(journey.get("/files").json().path("files")).isNotEmpty();
        assertThat(journey.get("/files/1").status()).isEqualTo(200);
    }

    /** What is kept is what the state may keep; what is proven bad is gone, and the log says so. */
    private void assertStored(Journey journey, String status) throws Exception {
        assertThat(journey.events(310)).as("fetched, says the log").isEqualTo(1);
        assertThat(journey.column("ticket")).as("ticket, once used").isNull();
        if (!status.equals("ready")) {
            assertThat(journey.get("/files").status()).isEqualTo(409);
            assertThat(journey.get("/files/1").status()).isEqualTo(409);
        }
        if (status.equals("rejected") || status.equals("failed")) {
            journey.awaitErasure();
            assertThat(journey.column("secret_key")).isNull();
            assertThat(journey.column("vault_key")).isNull();
        } else {
            assertThat(stand.vault().filesOf(journey.txId())).isNotEmpty();
            assertThat(journey.events(360)).isZero();
        }
    }

    private static List<String> statuses(Journey journey) {
        return journey.exchanges("data").stream()
                .map(fetch -> fetch.path("status").asText())
                .toList();
    }

    private static void assertNotInHaste(Journey journey) {
        List<Instant> fetches = journey.exchanges("data").stream()
                .map(fetch -> Instant.parse(fetch.path("at").asText()))
                .toList();
        for (int i = 1; i < fetches.size(); i++) {
            assertThat(Duration.between(fetches.get(i - 1), fetches.get(i))).isGreaterThan(SHORTEST_PAUSE);
        }
    }
}
