package tw.agencygateway.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/**
 * Fills the database with transactions of the past year that have long ended, each with a data set and an event. Their keys are spread
 * evenly and ascend, so that an index is built from rows in its order; those that the gateway makes afterwards fall anywhere among them.
 */
record StoredTransactions(GatewayDatabase database) {
    private static final List<String> TABLES = List.of("sp_transaction", "transaction_event", "sp_requested_data_set");
    private static final String TABLES_SQL =
            TABLES.stream().map(table -> "'" + table + "'::regclass").collect(Collectors.joining(", ", "(", ")"));

    /** The indexes that the gateway's timers look at each second; what has ended is no work for them and costs little there. */
    private static final List<String> TIMERS =
            List.of("sp_transaction_next_attempt", "sp_transaction_deadline", "sp_transaction_erase_due");

    /** Copies one transaction so often, with keys of their own and without what an erased one no longer has. */
    void add(int count) throws SQLException {
        database.update("ALTER SYSTEM SET max_wal_size = '16GB'");
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '1GB'");
            List<String> indexes = takeIndexes(statement);
            statement.execute(transactions(count));
            statement.execute("INSERT INTO sp_requested_data_set (transaction_id, position, resource_id, name)"
                    + " SELECT id, 0, 'API.Household1', '個人戶籍資料' FROM sp_transaction WHERE id < 0 ORDER BY id");
            statement.execute("INSERT INTO transaction_event (id, code, tx_id, client_id, resource_ids, person,"
                    + " person_index, occurred_at) SELECT id, 110, tx_id, 'CLI.SANDBOX001', 'API.Household1', person,"
                    + " person_index, created_at FROM sp_transaction WHERE id < 0 ORDER BY id");
            for (String definition : indexes) {
                statement.execute(definition);
            }
            statement.execute("VACUUM ANALYZE " + String.join(", ", TABLES));
            // what was written has reached the disk before anything is measured
            statement.execute("CHECKPOINT");
        }
    }

    /**
     * Takes indexes and constraints away, but for the primary keys and the timers' indexes, and returns what makes them anew, as they
     * were: after the rows it takes a minute, before them an hour.
     */
    private static List<String> takeIndexes(Statement statement) throws SQLException {
        Map<String, String> makingByTaking = new LinkedHashMap<>();
        collect(
                statement,
                "SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname, 'ALTER TABLE ' ||"
                        + " conrelid::regclass || ' ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid)"
                        + " FROM pg_constraint WHERE contype IN ('u', 'f') AND conrelid IN " + TABLES_SQL,
                makingByTaking);
        collect(
                statement,
                "SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
                        + " WHERE NOT indisunique AND indrelid IN " + TABLES_SQL
                        + " AND indexrelid::regclass::text NOT IN ('" + String.join("', '", TIMERS) + "')",
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
        values.put("id", "n - " + count + " - 1");
        values.put("tx_id", spread("n", count) + " || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0')");
        values.put("go_hash", hash("go", "n", count));
        values.put("return_hash", hash("return", "n", count));
        values.put("ticket_hash", hash("ticket", "n", count));
        // three transactions each
        values.put("person_index", hash("person", "n / 3 * 3", count));
        values.put("state", "'ERASED'");
        values.put("created_at", "now() - interval '366 days' + n * (interval '365 days' / " + count + ")");
        for (String gone : List.of(
                "idempotency_key",
                "ticket",
                "secret_key",
                "vault_key",
                "next_attempt_at",
                "claim",
                "deadline_at",
                "erase_due_at")) {
            values.put(gone, "NULL");
        }
        return "INSERT INTO sp_transaction (" + String.join(", ", values.keySet()) + ") SELECT "
                + String.join(", ", values.values()) + " FROM generate_series(1, " + count
                + ") AS n, (SELECT * FROM sp_transaction WHERE id > 0 FETCH FIRST 1 ROW ONLY) AS one";
    }

    /** Four bytes in hexadecimal that ascend with {@code n} from the least to the greatest. */
    private static String spread(String n, int count) {
        return "lpad(to_hex((" + n + ")::bigint * 4294967295 / " + count + "), 8, '0')";
    }

    /** 32 bytes that ascend with {@code n}. */
    private static String hash(String of, String n, int count) {
        return "decode(" + spread(n, count) + " || rpad(md5('" + of + "' || (" + n + ")), 56, '0'), 'hex')";
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
