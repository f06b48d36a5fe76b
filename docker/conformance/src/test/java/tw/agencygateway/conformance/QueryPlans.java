package tw.agencygateway.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/** The gateway's look-ups and claims on its large tables, as PostgreSQL carries them out. */
record QueryPlans(GatewayDatabase database) {
    private static final Pattern TIME = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final String CLAIM = " <= now() ORDER BY %1$s FETCH FIRST 8 ROWS ONLY FOR UPDATE SKIP LOCKED";
    private static final String PAGE = "SELECT t.id, t.tx_id, s.client_id, t.state FROM sp_transaction t, sp_service s"
            + " WHERE s.id = t.service_id%s ORDER BY t.created_at DESC, t.id DESC FETCH FIRST 51 ROWS ONLY";

    /** The method of the repository that asks, and more where it asks in several ways, to SQL. */
    static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("SpTransactions.byTxId", "SELECT * FROM sp_transaction WHERE tx_id = 'x'");
        queries.put("SpTransactions.lockByTxId", "SELECT * FROM sp_transaction WHERE tx_id = 'x' FOR UPDATE");
        queries.put(
                "SpTransactions.lockByTxIdIfFree",
                "SELECT * FROM sp_transaction WHERE tx_id = 'x' FOR UPDATE SKIP LOCKED");
        queries.put(
                "SpTransactions.lockByGoHash", "SELECT * FROM sp_transaction WHERE go_hash = sha256('x') FOR UPDATE");
        queries.put(
                "SpTransactions.lockByReturnHash",
                "SELECT * FROM sp_transaction WHERE return_hash = sha256('x') FOR UPDATE");
        queries.put(
                "SpTransactions.isTicketOfAnother", "SELECT tx_id FROM sp_transaction WHERE ticket_hash = sha256('x')");
        queries.put(
                "SpTransactions.byIdempotencyKey",
                "SELECT * FROM sp_transaction WHERE api_client = 'x' AND idempotency_key = 'y'");
        claim(queries, "SpTransactions.lockDueWork", "next_attempt_at");
        claim(queries, "SpTransactions.lockOverdue", "deadline_at");
        claim(queries, "SpTransactions.lockErasable", "erase_due_at");
        queries.put(
                "SpTransactions.reverify",
                "UPDATE sp_transaction SET next_attempt_at = now() WHERE next_attempt_at > now() AND claim IS NULL"
                        + " AND state IN ('AWAY_UNDECIDED', 'UNDECIDED')");
        queries.put(
                "SpTransactions.withVaultKey",
                "SELECT tx_id FROM sp_transaction WHERE tx_id IN ('x', 'y') AND vault_key IS NOT NULL");
        queries.put(
                "SpTransactions.keepingRaw",
                "SELECT * FROM sp_transaction WHERE tx_id > '' AND state IN ('AWAY_CHECKING', 'AWAY_UNDECIDED', 'CHECKING',"
                        + " 'UNDECIDED') ORDER BY tx_id FETCH FIRST 100 ROWS ONLY");
        queries.put(
                "TransactionEvents.of", "SELECT * FROM transaction_event WHERE tx_id = 'x' ORDER BY occurred_at, id");
        page(queries, "", "");
        page(queries, " of a state", " AND t.state = 'AWAY'");
        page(queries, " of a person", " AND t.person_index = sha256('x')");
        page(
                queries,
                " of a service",
                " AND t.service_id = (SELECT id FROM sp_service WHERE client_id = 'CLI.SANDBOX002')");
        page(queries, " of a day", " AND t.created_at < now() - interval '100 days'");
        queries.put(
                "TransactionSearch.countByState",
                "SELECT state, count(id) FROM sp_transaction WHERE created_at >= now() - interval '101 days'"
                        + " AND created_at < now() - interval '100 days' GROUP BY state");
        return queries;
    }

    private static void claim(Map<String, String> queries, String method, String column) {
        queries.put(method, "SELECT * FROM sp_transaction WHERE " + column + String.format(CLAIM, column));
    }

    private static void page(Map<String, String> queries, String what, String condition) {
        queries.put("TransactionSearch.page" + what, String.format(PAGE, condition));
    }

    /** The plan of a query, carried out and taken back. */
    String plan(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF) " + sql)) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }

    static double milliseconds(String plan) {
        Matcher matcher = TIME.matcher(plan);
        if (!matcher.find()) {
            throw new AssertionError("no time in the plan: " + plan);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
