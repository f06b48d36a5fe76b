package tw.agencygateway.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/** Fills the database with transactions of the past year that have long ended, each with a data set and an event. */
record StoredTransactions(GatewayDatabase database) {
    private static final List<String> TABLES = List.of("sp_transaction", "transaction_event");

    /** Copies one transaction so often, with keys of their own. */
    void add(int count) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '512MB'");
            List<String> indexes = indexes(statement);
            statement.execute(transactions(count));
            statement.execute("INSERT INTO sp_requested_data_set (transaction_id, position, resource_id, name)"
                    + " SELECT -n, 0, 'API.Household1', '個人戶籍資料' FROM generate_series(1, " + count + ") AS n");
            statement.execute("INSERT INTO transaction_event (id, code, tx_id, client_id, resource_ids, person,"
                    + " person_index, occurred_at) SELECT id, 110, tx_id, 'CLI.SANDBOX001', 'API.Household1', person,"
                    + " person_index, created_at FROM sp_transaction WHERE id < 0");
            for (String definition : indexes) {
                statement.execute(definition);
            }
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** Takes the indexes away and returns what makes them anew: after the rows it takes minutes, before them hours. */
    private static List<String> indexes(Statement statement) throws SQLException {
        Map<String, String> makingByTaking = new LinkedHashMap<>();
        String tables = "IN ('" + String.join("'::regclass, '", TABLES) + "'::regclass)";
        collect(
                statement,
                "SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname, 'ALTER TABLE ' ||"
                        + " conrelid::regclass || ' ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid)"
                        + " FROM pg_constraint WHERE contype = 'u' AND conrelid " + tables,
                makingByTaking);
        collect(
                statement,
                "SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
                        + " WHERE NOT indisunique AND indrelid " + tables,
                makingByTaking);
        for (String taking : makingByTaking.keySet()) {
            statement.execute(taking);
        }
        return List.copyOf(makingByTaking.values());
    }

    private static void collect(Statement statement, String sql, Map<String, String> texts) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.put(row.getString(1), row.getString(2));
            }
        }
    }

    private String transactions(int count) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns()) {
            values.put(column, column);
        }
        String days = "now() - interval '1 day' - random() * interval '364 days'";
        values.put("id", "-n");
        values.put("tx_id", "gen_random_uuid()::text");
        values.put("idempotency_key", "NULL");
        values.put("go_hash", "sha256(('go' || n)::bytea)");
        values.put("return_hash", "sha256(('return' || n)::bytea)");
        values.put("person_index", "sha256(('person' || n / 3)::bytea)");
        values.put("state", "'ERASED'");
        values.put("created_at", days);
        values.put("next_attempt_at", "NULL");
        values.put("deadline_at", "NULL");
        values.put("erase_due_at", "NULL");
        return "INSERT INTO sp_transaction (" + String.join(", ", values.keySet()) + ") SELECT "
                + String.join(", ", values.values()) + " FROM generate_series(1, " + count
                + ") AS n, (SELECT * FROM sp_transaction WHERE id > 0 FETCH FIRST 1 ROW ONLY) AS one";
    }

    private List<String> columns() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.connection();
                ResultSet row = connection.getMetaData().getColumns(null, "public", "sp_transaction", null)) {
            while (row.next()) {
                columns.add(row.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    /** How often PostgreSQL has read one of the large tables from its beginning to its end. */
    long wholeReads() throws SQLException {
        return database.number("SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname IN ('"
                + String.join("', '", TABLES) + "')");
    }
}
