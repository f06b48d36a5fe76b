package tw.agencygateway.conformance.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import tw.agencygateway.conformance.Journey;
import tw.agencygateway.conformance.crash.StateHistory.Step;
import tw.agencygateway.conformance.stand.GatewayDatabase;
import tw.agencygateway.conformance.stand.Stand;
import tw.agencygateway.conformance.stand.StoredObjects;

/**
 * Reads the platform's record, the database and the vault, and fails where a story was not told as the table says: a ticket lost,
 * data fetched twice, two ends, an event missing or doubled, a folder without a transaction, readable data on the disk.
 */
final class Checker {

    /** Where the vault keeps the mark of its database. */
    private static final String MARK = new UUID(0, 0).toString();

    private final Stand stand;
    private final StoredObjects stored;
    private final Path temporary;
    private final GatewayDatabase database;
    private final StateHistory histories;
    private final FlowTable flow = FlowTable.ofTransactions();
    private final Set<String> others;

    /** Folders that are there already, on a stand that others use too, are theirs. */
    Checker(Stand stand, StoredObjects stored, Path temporary, StateHistory histories) {
        this.stand = stand;
        this.stored = stored;
        this.temporary = temporary;
        this.database = stand.database();
        this.histories = histories;
        this.others = stored.folders();
    }

    /**
     * Checks stories that are at their end.
     *
     * @param deaths of processes
     * @return how many tickets were spent on bytes that were under way when a process died; the ticket serves once, so these are
     *     the only ones that may be lost
     */
    long check(List<Story> stories, List<Death> deaths) throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        long lost = 0;
        for (Story story : stories) {
            lost += check(story, deaths, all) ? 1 : 0;
        }
        checkVault(all);
        checkTraces(all);
        all.assertAll();
        return lost;
    }

    /** What must be nowhere, whatever was told. */
    void checkTraces(SoftAssertions all) throws SQLException, IOException {
        all.assertThat(database.number("SELECT count(*) FROM pg_prepared_xacts"))
                .as("transactions left in doubt")
                .isZero();
        all.assertThat(PlaintextSearch.below(stand.work().resolve("data")))
                .as("readable data on the disk")
                .isEmpty();
        all.assertThat(PlaintextSearch.below(stored.root()))
                .as("readable data in the store")
                .isEmpty();
        all.assertThat(PlaintextSearch.below(temporary))
                .as("readable temporary files")
                .isEmpty();
        all.assertThat(PlaintextSearch.below(stand.work().resolve("postgres")))
                .as("readable data in the database's files")
                .isEmpty();
    }

    private boolean check(Story story, List<Death> deaths, SoftAssertions all) throws SQLException {
        Journey journey = story.journey();
        List<Step> steps = histories.of(journey.txId());
        List<String> history = steps.stream().map(Step::state).toList();
        String end = history.get(history.size() - 1);
        boolean lost = end.equals("FAILED")
                && "ALREADY_TAKEN".equals(journey.column("reason"))
                && wasOnTheWire(journey, history, deaths);
        if (story.isStranded()) {
            all.assertThat(end).as("%s: %s", story, history).isIn("AWAY", "VOID");
        } else if (!lost) {
            all.assertThat(end).as("%s: %s", story, history).isIn(story.plot().ends());
        }
        for (int i = 1; i < history.size(); i++) {
            all.assertThat(flow.leads(history.get(i - 1), history.get(i)))
                    .as("%s: %s", story, history)
                    .isTrue();
        }
        all.assertThat(history.stream().filter(flow::isFinal).count())
                .as("ends of %s: %s", story, history)
                .isLessThanOrEqualTo(1);
        checkFetches(story, steps, all);
        checkEvents(story, history, all);
        checkFolder(story, end, all);
        return lost;
    }

    /** The platform gave its one answer to a process that died before the bytes lay in the vault. */
    private boolean wasOnTheWire(Journey journey, List<String> history, List<Death> deaths) {
        Optional<Instant> sent = journey.exchanges("data").stream()
                .filter(trace -> trace.path("status").asInt() == 200)
                .map(trace -> Instant.parse(trace.path("at").asText()))
                .findFirst();
        return history.stream().noneMatch(state -> state.endsWith("CHECKING"))
                && sent.filter(at -> deaths.stream().anyMatch(death -> death.cutsOff(at)))
                        .isPresent();
    }

    private void checkFetches(Story story, List<Step> steps, SoftAssertions all) {
        List<JsonNode> requests = story.journey().exchanges("data");
        all.assertThat(requests)
                .as("fetched more than once: %s", story)
                .filteredOn(request -> request.path("status").asInt() == 200)
                .hasSizeLessThanOrEqualTo(1);
        steps.stream()
                .filter(step -> step.state().endsWith("CHECKING"))
                .findFirst()
                .ifPresent(received -> all.assertThat(requests)
                        .as("asked again although the data had come: %s %s", story, steps)
                        .allMatch(request ->
                                Instant.parse(request.path("at").asText()).isBefore(received.at())));
        List<String> history = steps.stream().map(Step::state).toList();
        boolean acknowledged = story.journey().exchanges("notification").stream()
                .map(trace -> trace.path("status"))
                .anyMatch(status -> status.asInt() == 200);
        all.assertThat(history.stream().anyMatch(state -> state.endsWith("FETCHING")))
                .as("acknowledged, and taken: %s %s", story, history)
                .isEqualTo(acknowledged);
    }

    private void checkEvents(Story story, List<String> history, SoftAssertions all) throws SQLException {
        Journey journey = story.journey();
        boolean notified = history.stream().anyMatch(state -> state.endsWith("FETCHING"));
        boolean fetched = history.stream().anyMatch(state -> state.endsWith("CHECKING"));
        boolean over = flow.isFinal(history.get(history.size() - 1));
        all.assertThat(List.of(journey.events(140), journey.events(290), journey.events(310), journey.events(360)))
                .as("events 140, 290, 310, 360 of %s: %s", story, history)
                .isEqualTo(List.of(
                        history.contains("AWAY") ? 1L : 0L,
                        notified ? 1L : 0L,
                        fetched ? 1L : 0L,
                        fetched && over ? 1L : 0L));
        all.assertThat(journey.events(300)).as("event 300 of %s", story).isLessThanOrEqualTo(1);
    }

    private void checkFolder(Story story, String end, SoftAssertions all) throws SQLException {
        String txId = story.journey().txId();
        List<String> names = stored.namesOf(txId);
        if (flow.isFinal(end)) {
            all.assertThat(names).as("files of %s, which is over", story).isEmpty();
            all.assertThat(database.number(
                            "SELECT count(*) FROM sp_transaction WHERE tx_id = ? AND coalesce(ticket, secret_key, vault_key) IS NOT NULL",
                            txId))
                    .as("keys of %s, which is over", story)
                    .isZero();
        } else if (end.equals("READY")) {
            all.assertThat(names).as("files of %s", story).contains("raw.jwe");
            all.assertThat(names.size()).as("files of %s: %s", story, names).isGreaterThan((int) database.number(
                    "SELECT count(*) FROM sp_file f JOIN sp_transaction t ON t.id = f.transaction_id WHERE t.tx_id = ?",
                    txId));
        }
    }

    private void checkVault(SoftAssertions all) throws SQLException {
        Set<String> ours = new TreeSet<>(stored.folders());
        ours.removeAll(others);
        ours.remove(MARK);
        for (String folder : ours) {
            all.assertThat(database.number(
                            "SELECT count(*) FROM sp_transaction WHERE tx_id = ? AND vault_key IS NOT NULL", folder))
                    .as("a transaction that may hold folder %s", folder)
                    .isEqualTo(1);
        }
    }
}
