package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tw.agencygateway.conformance.Journey;
import tw.agencygateway.conformance.Journeys;
import tw.agencygateway.conformance.crash.agent.EffectSites;
import tw.agencygateway.conformance.crash.runtime.Armed.Deed;
import tw.agencygateway.conformance.stand.ObjectStore;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The vault lies in a bucket that keeps versions: the whole way, a store that stands still, and a process that dies around each of its calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectStoreIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Longer than one request waits for a sign of the store, so that it is made again. */
    private static final Duration STANDSTILL = Duration.ofSeconds(25);

    private static final String OF_THE_STORE = "vault.client.";
    private static final String SENDING = " vault.client.S3Upload.sendPart S3Client.uploadPart";
    private static final String A_PART_IS_SENT = "after vault.client.S3Upload.sendPart" + SENDING;
    private static final String LAST_PART = " mydata.sp.service.DownloadData.fetch" + SENDING;

    /** Sites that no story comes past, each with its reason. */
    private static final Map<String, String> NOT_IN_THE_FLOW = Map.of(
            "vault.client.S3Bucket.abort S3Client.abortMultipartUpload",
            "what a crash left, when it is erased",
            "vault.client.S3Reader.check S3Client.listObjectsV2",
            "a data provider's source, which is only read",
            "vault.client.S3Reader.read S3Client.getObject",
            "the same");

    /** Each point of the stories, with the first one that came past it. */
    private final Map<String, Plot> recorded = new LinkedHashMap<>();

    private ObjectStore store;
    private CrashStand crashes;

    @BeforeAll
    void tellTheStoriesOnce() throws Exception {
        store = ObjectStore.start();
        crashes = CrashStand.startOn(store);
        crashes.atStart().forEach(point -> recorded.put(point, Plot.HANDED_OUT));
        for (Plot plot : List.of(Plot.HANDED_OUT, Plot.POSTPONED)) {
            crashes.points().forgetVisits();
            try (Telling telling = crashes.tell(plot)) {
                telling.awaitEnd();
                assertThat(crashes.check(telling)).as("lost without a crash").isZero();
            }
            crashes.points().visits().forEach(point -> recorded.putIfAbsent(point, plot));
        }
    }

    @AfterAll
    void stop() {
        try {
            crashes.stand().checkLogs();
        } finally {
            crashes.close();
            store.close();
        }
    }

    @Test
    void theDataLiesInTheBucketEncryptedUntilItIsErasedWithAllItsVersions() throws Exception {
        Stand stand = crashes.stand();
        Journey journey = new Journeys(stand).ready();

        JsonNode files = stand.gateway().get(journey.path() + "/files").json().path("files");
        assertThat(files).isNotEmpty();
        for (JsonNode file : files) {
            Reply whole = stand.gateway()
                    .get(journey.path() + "/files/" + file.path("id").asInt());
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.body()).hasSize(file.path("size").asInt());
        }
        // what was received, and each file
        assertThat(store.versions(journey.txId())).hasSize(files.size() + 1);
        try (Stream<Path> local = Files.walk(stand.data())) {
            assertThat(local.map(Path::toString)).noneMatch(path -> path.contains(journey.txId()));
        }

        assertThat(stand.gateway().delete(journey.path()).status()).isEqualTo(204);

        assertThat(store.namesOf(journey.txId())).isEmpty();
        assertThat(journey.events(360)).isEqualTo(1);
    }

    @Test
    void aStoreThatIsAwayWhenTheDataIsDueCostsNoTicket() throws Exception {
        Journey journey = new Journeys(crashes.stand()).atMyData();
        journey.agree();
        journey.comeBack();
        store.freeze();
        try {
            journey.notifyNow();
            await("a try").atMost(PATIENCE).until(() -> "DATA_UNREACHABLE".equals(journey.column("reason")));
            assertThat(journey.exchanges("data")).isEmpty();
        } finally {
            store.thaw();
        }

        journey.timePasses(Duration.ofMinutes(1));

        journey.awaitStatus("ready");
        assertThat(fetches(journey)).containsExactly(200);
    }

    /** The first part of a package of several has been stored, the rest is under way. */
    @Test
    void aStoreThatStandsStillInTheMiddleOfADownloadIsWaitedFor() throws Exception {
        crashes.points().arm(A_PART_IS_SENT, Deed.HOLD);
        Journey journey = new Journeys(crashes.stand()).agreedAndBack("{\"size\": {\"megabytes\": 20}}");
        crashes.points().tripped();
        store.freeze();
        try {
            crashes.points().disarm();
            await("the download to wait")
                    .during(STANDSTILL)
                    .atMost(STANDSTILL.plus(PATIENCE))
                    .until(() -> "FETCHING".equals(journey.state()));
        } finally {
            store.thaw();
        }

        journey.awaitStatus("ready");
        assertThat(fetches(journey)).containsExactly(200);
    }

    @Test
    void everyCallOfTheStoreHasItsPoints() throws Exception {
        Set<String> sites = EffectSites.in(List.of(Path.of("../../ejb/target/classes"))).stream()
                .filter(site -> site.startsWith(OF_THE_STORE))
                .collect(Collectors.toCollection(TreeSet::new));
        sites.removeIf(site -> Stream.of("before", "after")
                .allMatch(moment -> recorded.keySet().stream()
                        .anyMatch(point -> point.startsWith(moment) && point.endsWith(" " + site))));

        assertThat(sites).isEqualTo(new TreeSet<>(NOT_IN_THE_FLOW.keySet()));
    }

    /** What has come may be in the process's memory alone until its last part is sent, and no later. */
    @TestFactory
    Stream<DynamicTest> noTicketIsLostOnceTheLastPartIsSent() {
        assertThat(recorded).containsKey("after" + LAST_PART);
        return recorded.keySet().stream()
                .filter(point -> point.contains(" mydata.sp.") && point.contains(" " + OF_THE_STORE))
                .filter(point -> Selection.takes(point, Set.of("after" + LAST_PART)))
                .map(point -> DynamicTest.dynamicTest(
                        point,
                        () -> assertThat(crashes.crashAt(point, recorded.get(point)))
                                .as("tickets lost")
                                .isEqualTo(point.equals("before" + LAST_PART) ? 1 : 0)));
    }

    private static List<Integer> fetches(Journey journey) {
        return journey.exchanges("data").stream()
                .map(fetch -> fetch.path("status").asInt())
                .toList();
    }
}
