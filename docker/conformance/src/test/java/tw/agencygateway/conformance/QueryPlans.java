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

    /** Name to SQL. */
    static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("by tx_id", "SELECT * FROM sp_transaction WHERE tx_id = 'x' FOR UPDATE");
        queries.put("by go handle", "SELECT * FROM sp_transaction WHERE go_hash = sha256('x') FOR UPDATE");
        queries.put("by return handle", "SELECT * FROM sp_transaction WHERE return_hash = sha256('x') FOR UPDATE");
        queries.put(
                "by Idempotency-Key", "SELECT * FROM sp_transaction WHERE api_client = 'x' AND idempotency_key = 'y'");
        for (String column : new String[] {"next_attempt_at", "deadline_at", "erase_due_at"}) {
            queries.put(
                    "claim by " + column,
                    "SELECT * FROM sp_transaction WHERE " + column + String.format(CLAIM, column));
        }
        queries.put("events", "SELECT * FROM transaction_event WHERE tx_id = 'x' ORDER BY occurred_at, id");
        queries.put("list", String.format(PAGE, ""));
        queries.put("list of a state", String.format(PAGE, " AND t.state = 'AWAY'"));
        queries.put("list of a person", String.format(PAGE, " AND t.person_index = sha256('x')"));
        queries.put(
                "list of a service",
                String.format(
                        PAGE, " AND t.service_id = (SELECT id FROM sp_service WHERE client_id = 'CLI.SANDBOX002')"));
        queries.put("list of a day", String.format(PAGE, " AND t.created_at < now() - interval '100 days'"));
        queries.put(
                "numbers of a day",
                "SELECT state, count(id) FROM sp_transaction WHERE created_at >= now() - interval '101 days'"
                        + " AND created_at < now() - interval '100 days' GROUP BY state");
        return queries;
    }

    /** The plan of a query, carried out. */
    String plan(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet line = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF) " + sql)) {
            StringBuilder plan = new StringBuilder();
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
            }
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
