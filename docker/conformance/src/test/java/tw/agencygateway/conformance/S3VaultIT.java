package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.stand.ObjectStore;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The whole way with the vault in a bucket that keeps versions. */
class S3VaultIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static ObjectStore store;
    private static Stand stand;

    private final Journeys journeys = new Journeys(stand);

    @BeforeAll
    static void start() {
        store = ObjectStore.start();
        stand = Stand.apart("s3", store.settings());
    }

    @AfterAll
    static void stop() {
        try {
            stand.checkLogs();
        } finally {
            stand.close();
            store.close();
        }
    }

    @Test
    void theDataLiesInTheBucketEncryptedUntilItIsErasedWithAllItsVersions() throws Exception {
        Journey journey = journeys.ready();

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

        assertThat(store.versions(journey.txId())).isEmpty();
        assertThat(store.hasUploads(journey.txId())).isFalse();
        assertThat(journey.events(360)).isEqualTo(1);
    }

    @Test
    void aStoreThatIsAwayWhenTheDataIsDueCostsNoTicket() throws Exception {
        Journey journey = journeys.atMyData();
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

    private static List<Integer> fetches(Journey journey) {
        return journey.exchanges("data").stream()
                .map(fetch -> fetch.path("status").asInt())
                .toList();
    }
}
