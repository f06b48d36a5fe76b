package tw.agencygateway.conformance.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import tw.agencygateway.conformance.crash.StateHistory.Step;
import tw.agencygateway.conformance.stand.GatewayDatabase;
import tw.agencygateway.conformance.stand.Stand;
import tw.agencygateway.conformance.stand.StoredObjects;

/**
 * Reads the database and the vault, and fails where a fetch was not told as {@code dp-flow.md} says: a file made twice, a step that the
 * table does not know, an event missing, a key, a person or a folder that is left.
 */
final class FetchChecker {

    private final GatewayDatabase database;
    private final StoredObjects stored;
    private final StateHistory histories;
    private final Checker traces;
    private final FlowTable flow = FlowTable.ofRequests();

    FetchChecker(Stand stand, StoredObjects stored, StateHistory histories, Checker traces) {
        this.database = stand.database();
        this.stored = stored;
        this.histories = histories;
        this.traces = traces;
    }

    void check(List<Fetch> fetches) throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        for (Fetch fetch : fetches) {
            check(fetch, all);
        }
        traces.checkTraces(all);
        all.assertAll();
    }

    private void check(Fetch fetch, SoftAssertions all) throws SQLException {
        int made = 0;
        List<List<String>> told = new ArrayList<>();
        for (String uid : requestsOf(fetch)) {
            List<String> history = histories.of(uid).stream().map(Step::state).toList();
            told.add(history);
            made += (int) history.stream().filter("READY"::equals).count();
            checkSteps(fetch, history, all);
            all.assertThat(stored.namesOf(uid)).as("files of %s", fetch).isEmpty();
            all.assertThat(database.number(
                            "SELECT count(*) FROM dp_request WHERE uid = ? AND coalesce(token, token_key, person, person_key, vault_key) IS NOT NULL",
                            uid))
                    .as("keys of %s: %s", fetch, history)
                    .isZero();
        }
        all.assertThat(made)
                .as("files made for %s: %s", fetch, told)
                .isEqualTo(fetch.plot().gives() ? 1 : 0);
        for (String code : fetch.plot().gives() ? List.of("250", "260", "270", "280") : List.of("250")) {
            all.assertThat(database.number(
                            "SELECT count(*) FROM transaction_event WHERE transaction_uid = ? AND code::text = ?",
                            fetch.transactionUid(),
                            code))
                    .as("events %s of %s", code, fetch)
                    .isPositive();
        }
    }

    private void checkSteps(Fetch fetch, List<String> history, SoftAssertions all) {
        all.assertThat(history.get(history.size() - 1))
                .as("%s: %s", fetch, history)
                .isIn(Fetch.ends());
        for (int i = 1; i < history.size(); i++) {
            all.assertThat(flow.leads(history.get(i - 1), history.get(i)))
                    .as("%s: %s", fetch, history)
                    .isTrue();
        }
    }

    private List<String> requestsOf(Fetch fetch) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT uid FROM dp_request WHERE transaction_uid = ? ORDER BY id")) {
            statement.setString(1, fetch.transactionUid());
            List<String> uids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uids.add(rows.getString(1));
                }
            }
            return uids;
        }
    }
}
