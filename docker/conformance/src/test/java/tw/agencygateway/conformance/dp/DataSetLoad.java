package tw.agencygateway.conformance.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tw.agencygateway.conformance.Latencies;
import tw.agencygateway.conformance.LoadGenerator;
import tw.agencygateway.conformance.stand.Stand;

/**
 * The DP-API with an authorization server that takes 50 ms for each of its two answers, PostgreSQL and the load generator on the same
 * cores: 200 callers are served at once by a bounded number of threads, and heartbeats are answered within 20 ms, half of them, while they
 * are. {@code -Dload.calls=…} says how many calls a figure is taken of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSetLoad {

    private static final int CALLS = Integer.getInteger("load.calls", 4000);
    private static final int CALLERS = 200;
    private static final int GSP_MILLIS = 50;
    private static final int HEARTBEATS_A_SECOND = 20;
    private static final int HEARTBEATS = CALLS / 20;
    private static final int MOST_THREADS = 100;

    private final AuthorizationServer gsp = new AuthorizationServer(() -> GSP_MILLIS, () -> false);
    private final RecordsService records = new RecordsService(() -> 0, () -> false);
    private final AtomicInteger people = new AtomicInteger();
    private final List<String> table = new ArrayList<>();
    private Stand stand;

    /** One row of the table. */
    private record Figures(Latencies calls, Latencies heartbeats, int threads) {}

    @BeforeAll
    void start() {
        stand = ManyPeople.stand("data-set-load", gsp, records, "short_wait: PT1M, waiting: 5000", Map.of());
        String token = People.token(People.id(people.getAndIncrement()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> generator(1)
                                .asFastAsPossible(
                                        List.of(generator(1).get(ManyPeople.PATH, "Authorization: Bearer " + token)))
                                .refused()
                        == 0);
    }

    @AfterAll
    void stop() {
        if (stand != null) {
            stand.close();
        }
        gsp.close();
        records.close();
    }

    @Test
    void servesTwoHundredCallersAndItsHeartbeat() throws Exception {
        for (String type : List.of("application/json", "application/zip")) {
            generator(CALLERS).asFastAsPossible(calls(type, CALLS));
        }
        int idle = threads();
        Latencies alone = generator(1).atRate(heartbeats(), HEARTBEATS_A_SECOND);
        Latencies single = generator(1).asFastAsPossible(calls("application/json", 50));
        Figures json = measure("application/json");
        Figures zip = measure("application/zip");

        note("one caller, JSON", single, single, alone, alone, idle, idle);
        note(CALLERS + " callers, JSON", json.calls(), single, json.heartbeats(), alone, json.threads(), idle);
        note(CALLERS + " callers, package", zip.calls(), single, zip.heartbeats(), alone, zip.threads(), idle);
        System.out.println(
                "calls | a second | ratio | p50 ms | p99 ms | heartbeat p50 ms | ratio | p99 ms | threads | more");
        table.forEach(System.out::println);
        SoftAssertions softly = new SoftAssertions();
        for (Figures figures : List.of(json, zip)) {
            softly.assertThat(figures.calls().refused()).as("refused").isZero();
            softly.assertThat(figures.heartbeats().refused())
                    .as("heartbeats refused")
                    .isZero();
            softly.assertThat(figures.heartbeats().milliseconds(0.5))
                    .as("heartbeat")
                    .isLessThan(20);
            softly.assertThat(figures.threads() - idle).as("more threads").isLessThan(MOST_THREADS);
            softly.assertThat(figures.calls().took())
                    .as("calls, for as long as heartbeats")
                    .isGreaterThan(figures.heartbeats().took());
        }
        softly.assertAll();
    }

    private Figures measure(String type) throws Exception {
        List<byte[]> calls = calls(type, CALLS);
        AtomicInteger most = new AtomicInteger();
        ScheduledExecutorService counter = Executors.newSingleThreadScheduledExecutor();
        counter.scheduleAtFixedRate(() -> most.accumulateAndGet(threads(), Math::max), 0, 100, TimeUnit.MILLISECONDS);
        try {
            CompletableFuture<Latencies> load = running(() -> generator(CALLERS).asFastAsPossible(calls));
            Latencies heartbeats = generator(1).atRate(heartbeats(), HEARTBEATS_A_SECOND);
            return new Figures(load.join(), heartbeats, most.get());
        } finally {
            counter.shutdownNow();
        }
    }

    private static CompletableFuture<Latencies> running(Callable<Latencies> load) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return load.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private LoadGenerator generator(int connections) {
        return new LoadGenerator(stand.gateway().base(), connections);
    }

    /** Each of a person of its own, so that nothing is there yet. */
    private List<byte[]> calls(String type, int count) {
        LoadGenerator generator = generator(1);
        return Stream.generate(() -> People.token(People.id(people.getAndIncrement())))
                .limit(count)
                .map(token -> generator.get(ManyPeople.PATH, "Authorization: Bearer " + token, "Content-Type: " + type))
                .toList();
    }

    private List<byte[]> heartbeats() {
        return Collections.nCopies(HEARTBEATS, generator(1).get(ManyPeople.PATH + "?heartbeat=true"));
    }

    /** Of the gateway's process, the server's own included. */
    private int threads() {
        try (Stream<Path> tasks =
                Files.list(Path.of("/proc", Long.toString(stand.gateway().pid()), "task"))) {
            return (int) tasks.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(
            String name, Latencies calls, Latencies one, Latencies heartbeats, Latencies alone, int threads, int idle) {
        assertThat(calls.nanos()).isNotEmpty();
        table.add(String.format(
                Locale.ROOT,
                "%s | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %d",
                name,
                calls.perSecond(),
                calls.perSecond() / one.perSecond(),
                calls.milliseconds(0.5),
                calls.p99(),
                heartbeats.milliseconds(0.5),
                heartbeats.milliseconds(0.5) / alone.milliseconds(0.5),
                heartbeats.p99(),
                threads,
                threads - idle));
    }
}
