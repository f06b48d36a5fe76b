package tw.agencygateway.conformance.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/**
 * People of three names ask at once, through two nodes on one database, while the authorization server and the source are as slow and as
 * unable as chance will have it. Whoever is told to come again does so, at either node. Every file is looked through for whose it is.
 * {@code -Disolation.calls=…} says how many are fetched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSetIsolationIT {

    private static final int CALLS = Integer.getInteger("isolation.calls", 2000);
    private static final int PEOPLE = 30;
    private static final int CALLERS = 48;
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final Map<String, String> SETTINGS = Map.of(
            "GATEWAY_DP_RETRY_AFTER", "PT1S",
            "GATEWAY_DP_WORKERS", "24",
            "GATEWAY_DP_WORKERS_OF_ONE", "24");

    private final AuthorizationServer gsp =
            new AuthorizationServer(() -> oneIn(25) ? 700 : chance(60), () -> oneIn(100));
    private final RecordsService records = new RecordsService(() -> oneIn(25) ? 700 : chance(60), () -> oneIn(12));
    private final List<Peer> nodes = new ArrayList<>();
    private final AtomicInteger comeAgain = new AtomicInteger();
    private Stand stand;

    @BeforeAll
    void start() {
        stand = ManyPeople.stand(
                "isolation", gsp, records, "short_wait: PT0.5S, keeping: PT2S, waiting: 5000", SETTINGS);
        nodes.add(stand.gateway().anonymous());
        nodes.add(stand.addNode(Map.of()).anonymous());
        // known to both when the one that reads it has done so
        nodes.forEach(node -> await().atMost(Duration.ofMinutes(1))
                .until(() -> call(node, People.token(People.id(0)), "application/json")
                                .status()
                        == 200));
    }

    @AfterAll
    void stop() {
        if (stand != null) {
            stand.checkLogs();
            stand.close();
        }
        gsp.close();
        records.close();
    }

    @Test
    void nobodyGetsAnothersData() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long begun = System.nanoTime();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            all.add(CompletableFuture.runAsync(this::fetchSomebodysData, callers));
        }
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } finally {
            callers.shutdownNow();
        }

        System.out.printf(
                "%d files of %d people in %d s, each its own; told to come again %d times, the source 429 %d times; %d requests%n",
                CALLS,
                PEOPLE,
                (System.nanoTime() - begun) / 1_000_000_000,
                comeAgain.get(),
                records.refused(),
                stand.database().number("SELECT count(*) FROM dp_request"));
        assertThat(comeAgain.get()).as("told to come again").isGreaterThan(CALLS / 20);
        assertThat(records.refused()).isPositive();
        assertThat(
                        stand.database()
                                .number(
                                        "SELECT count(*) FROM dp_request WHERE state IN ('FAILED', 'FORBIDDEN', 'UNAUTHORISED')"))
                .isZero();
    }

    private void fetchSomebodysData() {
        String id = People.id(chance(PEOPLE));
        String token = People.token(id);
        String type = oneIn(10) ? "application/zip" : "application/json";
        Reply reply = call(nodes.get(chance(nodes.size())), token, type);
        while (reply.status() == 429) {
            comeAgain.incrementAndGet();
            LockSupport.parkNanos(
                    Duration.ofMillis(chance(LONGEST_PAUSE_MILLIS)).toNanos());
            reply = call(nodes.get(chance(nodes.size())), token, type);
        }
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.header("content-type")).isEqualTo(type);
        JsonNode rows = Json.read(type.endsWith("zip") ? jsonIn(reply.body()) : reply.text())
                .path("data");
        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.path(0).path("uid").asText()).isEqualTo(id);
        assertThat(rows.path(0).path("name").asText()).isEqualTo(People.name(id));
        assertThat(rows.path(0).path("note").asText()).isEqualTo(People.secret(id));
    }

    private static Reply call(Peer node, String token, String type) {
        return node.send(node.request(ManyPeople.PATH)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .GET());
    }

    private static String jsonIn(byte[] zip) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(ManyPeople.RESOURCE_ID + ".json")) {
                    return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no zip", e);
        }
        throw new AssertionError("a package without JSON");
    }

    private static int chance(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    private static boolean oneIn(int many) {
        return chance(many) == 0;
    }
}
