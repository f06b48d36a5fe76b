package tw.agencygateway.conformance.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.conformance.crash.runtime.Armed.Deed;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.ObjectStore;
import tw.agencygateway.conformance.stand.Stand;
import tw.agencygateway.conformance.stand.StoredObjects;

/** A stand whose gateway carries the points, and what became of its processes. */
final class CrashStand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A worker of a store that is asked over HTTP may be slow at first, and must not lose its lease by that. */
    private static final Duration STANDSTILL_OF_A_STORE = Duration.ofSeconds(20);

    private final Stand stand;
    private final Duration standstill;
    private final PointControl points;
    private final Checker checker;
    private final FetchChecker fetchChecker;
    private final List<String> atStart;
    private final List<Death> deaths = new ArrayList<>();

    private CrashStand(Stand stand, StoredObjects stored, Duration standstill, PointControl points)
            throws SQLException {
        this.stand = stand;
        this.standstill = standstill;
        this.points = points;
        this.atStart = points.visits();
        StateHistory histories = StateHistory.beginIn(stand.database());
        this.checker = new Checker(stand, stored, points.directory(), histories);
        this.fetchChecker = new FetchChecker(stand, stored, histories, checker);
        // a database or process that is away fills the log with traces; persons and secrets must not be there even then
        stand.expectInLog(List.of(""));
    }

    /** With the vault on the disk. */
    static CrashStand start() throws SQLException {
        PointControl points = PointControl.in("first");
        Stand stand = Stand.apart("crash", woven(points));
        return new CrashStand(stand, stand.vault(), TimeLapse.STANDSTILL, points);
    }

    /** With the vault in an object store, which the caller closes. */
    static CrashStand startOn(ObjectStore store) throws SQLException {
        PointControl points = PointControl.in("on-object-store");
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.putAll(woven(points));
        Stand stand = Stand.apart("crash-on-object-store", settings);
        return new CrashStand(stand, store, STANDSTILL_OF_A_STORE, points);
    }

    /** Starts one more node, with points and a copy of the master keys of its own, on the same database and vault. */
    Node addNode() {
        PointControl control = PointControl.in("second");
        Path masterKeys = control.directory().resolve("master-keyset.json");
        try {
            Files.copy(stand.data().resolve("master-keyset.json"), masterKeys, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(woven(control));
        settings.put("GATEWAY_MASTER_KEYSET", masterKeys.toString());
        return new Node(stand.addNode(settings), control, masterKeys);
    }

    /** A gateway's process, its points, and the file with its master keys. */
    record Node(Gateway gateway, PointControl points, Path masterKeys) {}

    /** The settings of a node with the agent; temporary files go where they can be searched. */
    private static Map<String, String> woven(PointControl points) {
        try {
            Path temporary = Files.createDirectories(points.directory().resolve("tmp"));
            Path agent = AgentJar.in(points.directory().resolve("agent"));
            return Map.of(
                    "JAVA_TOOL_OPTIONS",
                    "-javaagent:" + agent + "=" + points.directory() + " -Djava.io.tmpdir=" + temporary
                            + " -XX:TieredStopAtLevel=1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stand stand() {
        return stand;
    }

    PointControl points() {
        return points;
    }

    /** The points that the first start came past. */
    List<String> atStart() {
        return atStart;
    }

    /** Waits until the armed point has ended the process, and starts it again. */
    void awaitDeathAndRestart() {
        awaitDeath();
        stand.gateway().restart();
    }

    private void awaitDeath() {
        Instant begun = points.tripped();
        await("the end of the process")
                .atMost(PATIENCE)
                .until(() -> !stand.gateway().isAlive());
        deaths.add(new Death(begun, Instant.now()));
        points.disarm();
    }

    /** Ends the process now, and starts it again. */
    void killAndRestart() {
        kill(stand.gateway());
        stand.gateway().restart();
    }

    void kill(Gateway node) {
        Instant begun = Instant.now();
        node.kill();
        await("the end of the process").atMost(PATIENCE).until(() -> !node.isAlive());
        deaths.add(new Death(begun, Instant.now()));
    }

    /** One story of each plot. */
    Telling tell(Plot... plots) {
        return Telling.of(stand, standstill, plots);
    }

    /** Lets the stories be told while the process dies at a point; the number of tickets that were lost on the wire. */
    long crashAt(String point, Plot... plots) throws SQLException, IOException {
        points.arm(point, Deed.HALT);
        try (Telling telling = tell(plots)) {
            awaitDeathAndRestart();
            telling.awaitEnd();
            return check(telling);
        } finally {
            points.disarm();
        }
    }

    /** The gateway has to ask for revocation lists again; one that has just asked would wait for a minute, so it is started again. */
    void forgetRevocationLists() throws SQLException {
        stand.database().update("DELETE FROM stored_crl");
        killAndRestart();
    }

    /** As {@link #crashAt}, the process dying once more at the second point after it has been started again. */
    long crashTwice(String first, String second, Plot... plots) throws SQLException, IOException {
        points.arm(first, Deed.HALT);
        try (Telling telling = Telling.unhurried(stand, plots)) {
            awaitDeath();
            // or else it comes to the second point before it has started
            moveLeases("1 hour");
            stand.gateway().restart();
            points.arm(second, Deed.HALT);
            endLeases();
            awaitDeathAndRestart();
            telling.awaitEnd();
            return check(telling);
        } finally {
            points.disarm();
        }
    }

    /** What a worker has claimed is due now, as if it had died a minute ago. */
    void endLeases() throws SQLException {
        moveLeases("-1 second");
    }

    private void moveLeases(String end) throws SQLException {
        for (String table : List.of("sp_transaction", "dp_request")) {
            stand.database()
                    .update(
                            "UPDATE " + table
                                    + " SET next_attempt_at = now() + CAST(? AS INTERVAL) WHERE claim IS NOT NULL",
                            end);
        }
    }

    /** Lets MyData fetch data from the data provider while the process dies at a point. */
    void crashFetchAt(String point) throws SQLException, IOException {
        points.arm(point, Deed.HALT);
        try (Fetches fetches = Fetches.of(stand)) {
            awaitDeathAndRestart();
            fetches.awaitEnd();
            check(fetches);
        } finally {
            points.disarm();
        }
    }

    /** As {@link #crashFetchAt}, while one call fails. */
    void failFetchAt(String point) throws SQLException, IOException {
        points.arm(point, Deed.FAIL);
        try (Fetches fetches = Fetches.of(stand)) {
            points.tripped();
            fetches.awaitEnd();
            check(fetches);
        } finally {
            points.disarm();
        }
    }

    /** Checks what was fetched. */
    void check(Fetches fetches) throws SQLException, IOException {
        fetchChecker.check(fetches.all());
    }

    /** Lets the stories be told while one call fails; the number of tickets that were lost with the bytes that it should have kept. */
    long failAt(String point, Plot... plots) throws SQLException, IOException {
        points.arm(point, Deed.FAIL);
        try (Telling telling = tell(plots)) {
            deaths.add(new Death(points.tripped(), Instant.now()));
            telling.awaitEnd();
            return check(telling);
        } finally {
            points.disarm();
        }
    }

    /** Checks what was told; the number of tickets that were lost on the wire. */
    long check(Telling telling) throws SQLException, IOException {
        return checker.check(telling.stories(), deaths);
    }

    @Override
    public void close() {
        stand.close();
    }
}
