package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/**
 * The SP-API under load, with PostgreSQL and the load generator on the same cores: at least 300 notifications a second, 99 of 100
 * answered within 50 ms; with ten million stored transactions within a fifth of that; with 200 callers of a byte a second within 100 ms.
 * Each figure is printed beside that of an address that does nothing, which tells how noisy the machine was.
 */
@OnTheStand
class NotificationLoad {
    private static final int STORED = Integer.getInteger("load.stored", 10_000_000);
    private static final int RATE = 300;
    private static final int NOTIFICATIONS = Integer.getInteger("load.notifications", 4_000);
    private static final int CONNECTIONS = 16;
    private static final int SLOW = 200;
    private static final int WARM_UPS = 6;

    private final Stand stand;
    private final LoadGenerator generator;
    private final Map<String, Latencies> figures = new LinkedHashMap<>();

    NotificationLoad(Stand stand) {
        this.stand = stand;
        this.generator = new LoadGenerator(stand.gateway().base(), CONNECTIONS);
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void holdsEmptyFullAndBesideSlowCallers() throws Exception {
        assertThat(stand.database().text("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(stand.database().text("SHOW fsync")).isEqualTo("on");
        for (int i = 0; i < WARM_UPS; i++) {
            note("warming up", generator.asFastAsPossible(notifications(NOTIFICATIONS)));
        }

        measure("no transactions stored");
        try (SlowCallers slow = new SlowCallers(stand.gateway().base(), "/mydata-sp/notification", SLOW)) {
            measure("beside slow callers");
            assertThat(slow.sent()).isGreaterThan(SLOW);
        }
        finishWhatWasBegun();
        StoredTransactions stored = new StoredTransactions(stand.database());
        long begun = System.nanoTime();
        stored.add(STORED);
        System.out.printf("%d transactions stored in %d s%n", STORED, (System.nanoTime() - begun) / 1_000_000_000);
        long before = stored.wholeReads();
        measure("full");
        long wholeReads = stored.wholeReads() - before;

        SoftAssertions softly = new SoftAssertions();
        Latencies full = figures.get("full, at once");
        Latencies empty = figures.get("no transactions stored, at once");
        softly.assertThat(wholeReads).as("whole reads of a large table").isZero();
        softly.assertThat(empty.perSecond()).as("a second").isGreaterThanOrEqualTo(RATE);
        softly.assertThat(full.perSecond()).as("a second, full").isGreaterThanOrEqualTo(0.8 * empty.perSecond());
        softly.assertThat(figures.get("no transactions stored, at rate").p99()).isLessThan(50);
        softly.assertThat(figures.get("full, at rate").p99()).isLessThan(50);
        softly.assertThat(figures.get("beside slow callers, at rate").p99()).isLessThan(100);
        figures.forEach((name, latencies) ->
                softly.assertThat(latencies.refused()).as(name).isZero());
        checkPlans(softly);
        softly.assertAll();
    }

    private void measure(String name) throws Exception {
        note(
                name + ", nothing asked of it",
                generator.atRate(Collections.nCopies(NOTIFICATIONS / 2, generator.get("/status/live")), RATE));
        note(name + ", at rate", generator.atRate(notifications(NOTIFICATIONS), RATE));
        note(name + ", at once", generator.asFastAsPossible(notifications(NOTIFICATIONS)));
    }

    private void note(String name, Latencies latencies) {
        figures.put(name, latencies);
        System.out.println(name + ": " + latencies);
    }

    private void checkPlans(SoftAssertions softly) throws SQLException {
        QueryPlans plans = new QueryPlans(stand.database());
        for (Map.Entry<String, String> query : QueryPlans.queries().entrySet()) {
            String plan = plans.plan(query.getValue());
            System.out.printf("%s: %.2f ms%n", query.getKey(), QueryPlans.milliseconds(plan));
            softly.assertThat(plan)
                    .as(query.getKey())
                    .doesNotContain("Seq Scan on sp_transaction", "Seq Scan on transaction_event");
        }
    }

    /** The platform knows none of these tickets, and asking it again and again is not what is measured. */
    private void finishWhatWasBegun() throws SQLException {
        stand.database().update("UPDATE sp_transaction SET next_attempt_at = NULL WHERE next_attempt_at IS NOT NULL");
    }

    /** Notifications of transactions that wait for theirs, each of its own. */
    private List<byte[]> notifications(int count) throws Exception {
        Journeys journeys = new Journeys(stand);
        List<byte[]> bodies = new ArrayList<>();
        ExecutorService agencies = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> started = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                started.add(agencies.submit(() -> generator.post(
                        "/mydata-sp/notification",
                        SpNotification.ready(stand, journeys.start()).json())));
            }
            for (Future<byte[]> start : started) {
                bodies.add(start.get());
            }
        } finally {
            agencies.shutdownNow();
        }
        finishWhatWasBegun();
        stand.database()
                .update("UPDATE sp_transaction SET state = 'AWAY', redirected_at = now() WHERE state = 'CREATED'");
        return bodies;
    }
}
