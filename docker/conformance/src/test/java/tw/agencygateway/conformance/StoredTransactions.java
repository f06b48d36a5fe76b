package tw.agencygateway.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/**
 * Fills the database with transactions of the past year that have long ended, each with a data set and an event. Their keys are spread
 * evenly and ascend, so that an index is built from rows in its order; those that the gateway makes afterwards fall anywhere among them.
 */
record StoredTransactions(GatewayDatabase database) {
    private static final List<String> TABLES = List.of("sp_transaction", "transaction_event", "sp_requested_data_set");
    private static final String ONE = "(SELECT * FROM sp_transaction WHERE id > 0 FETCH FIRST 1 ROW ONLY) AS one";
    private static final String TABLES_SQL =
            TABLES.stream().map(table -> "'" + table + "'::regclass").collect(Collectors.joining(", ", "(", ")"));

    /** Indexes that are made anew after the rows, in a minute instead of an hour; not those that the gateway's timers look at each second. */
    private static final String INDEXES = " FROM pg_index WHERE NOT indisprimary AND indrelid IN " + TABLES_SQL
            + " AND indexrelid::regclass::text NOT IN"
            + " ('sp_transaction_next_attempt', 'sp_transaction_deadline', 'sp_transaction_erase_due')";

    private static final String CONSTRAINTS = " FROM (SELECT *, 'ALTER TABLE ' || conrelid::regclass AS alter_table"
            + " FROM pg_constraint WHERE contype IN ('u', 'f') AND conrelid IN " + TABLES_SQL + ") AS c";

    /** Copies one transaction so often, with keys of their own and without what an erased one no longer has. */
    void add(int count) throws Exception {
        database.update("ALTER SYSTEM SET max_wal_size = '32GB'");
        database.update("ALTER SYSTEM SET checkpoint_timeout = '1h'");
        database.text("SELECT pg_reload_conf()");
        List<String> indexes = texts("SELECT pg_get_indexdef(indexrelid)" + INDEXES);
        List<String> unique =
                texts("SELECT alter_table || ' ADD CONSTRAINT ' || conname || ' UNIQUE USING INDEX ' || conname"
                        + CONSTRAINTS + " WHERE contype = 'u'");
        List<String> foreign = texts("SELECT alter_table || ' ADD CONSTRAINT ' || conname || ' '"
                + " || pg_get_constraintdef(oid) || ' NOT VALID'" + CONSTRAINTS + " WHERE contype = 'f'");
        List<String> validations = texts(
                "SELECT alter_table || ' VALIDATE CONSTRAINT ' || conname" + CONSTRAINTS + " WHERE contype = 'f'");
        update(texts("SELECT 'DROP INDEX ' || indexrelid::regclass" + INDEXES + " AND NOT indisunique"));
        update(texts("SELECT alter_table || ' DROP CONSTRAINT ' || conname" + CONSTRAINTS));
        inTwoSessions(List.of(
                transactions(1, count / 2, count),
                transactions(count / 2 + 1, count, count),
                "INSERT INTO sp_requested_data_set (transaction_id, position, resource_id, name)" + " SELECT n - "
                        + count + " - 1, 0, 'API.Household1', '個人戶籍資料'" + numbers(1, count),
                "INSERT INTO transaction_event (id, code, tx_id, client_id, resource_ids, person, person_index, occurred_at)"
                        + " SELECT n - " + count + " - 1, 110, " + txId(count)
                        + ", 'CLI.SANDBOX001', 'API.Household1', person, "
                        + hash("n / 3 * 3", count) + ", " + createdAt(count) + numbers(1, count) + ", " + ONE));
        // none of them locks a table for long, for the gateway's timers go on
        inTwoSessions(indexes);
        update(unique);
        update(foreign);
        inTwoSessions(validations);
        inTwoSessions(TABLES.stream().map(table -> "VACUUM ANALYZE " + table).toList());
        // what was written has reached the disk before anything is measured
        database.update("CHECKPOINT");
    }

    /** There are two cores, and each statement takes one. */
    private void inTwoSessions(List<String> statements) throws Exception {
        Queue<String> left = new ConcurrentLinkedQueue<>(statements);
        ExecutorService sessions = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> work = () -> workOff(left);
            for (Future<Void> session : sessions.invokeAll(Collections.nCopies(2, work))) {
                session.get();
            }
        } finally {
            sessions.shutdownNow();
        }
    }

    private Void workOff(Queue<String> left) throws SQLException {
        try (Connection connection = database.connection();
                Statement session = connection.createStatement()) {
            session.execute("SET synchronous_commit = off");
            session.execute("SET maintenance_work_mem = '1GB'");
            for (String next = left.poll(); next != null; next = left.poll()) {
                session.execute(next);
            }
        }
        return null;
    }

    private void update(List<String> statements) throws SQLException {
        for (String statement : statements) {
            database.update(statement);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private String transactions(int first, int last, int count) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns()) {
            values.put(column, column);
        }
        values.put("id", "n - " + count + " - 1");
        values.put("tx_id", txId(count));
        for (String hash : List.of("go_hash", "return_hash", "ticket_hash")) {
            values.put(hash, hash("n", count));
        }
        // three transactions each
        values.put("person_index", hash("n / 3 * 3", count));
        values.put("state", "'ERASED'");
        values.put("created_at", createdAt(count));
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
                + String.join(", ", values.values()) + numbers(first, last) + ", " + ONE;
    }

    private static String numbers(int first, int last) {
        return " FROM generate_series(" + first + ", " + last + ") AS n";
    }

    private static String createdAt(int count) {
        return "now() - interval '366 days' + n * (interval '365 days' / " + count + ")";
    }

    /** Begins with four bytes in hexadecimal that ascend with {@code n} from the least to the greatest. */
    private static String txId(int count) {
        return "lpad(to_hex(n::bigint * 4294967295 / " + count + "), 8, '0') || '-0000-4000-8000-'"
                + " || lpad(to_hex(n), 12, '0')";
    }

    /** 32 bytes, the first eight of which ascend with {@code n} from the least to the greatest positive number. */
    private static String hash(String n, int count) {
        return "int8send(" + n + " * (9223372036854775807 / " + count + ")) || decode(repeat('5a', 24), 'hex')";
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
