package tw.agencygateway.conformance.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/** Every state that a transaction or request was in, noted by the database itself in the transaction that changed it. */
final class StateHistory {

    private final GatewayDatabase database;

    private StateHistory(GatewayDatabase database) {
        this.database = database;
    }

    /** Begins to note; the gateway's tables must be there. */
    static StateHistory beginIn(GatewayDatabase database) throws SQLException {
        for (String sql : List.of(
                "CREATE SCHEMA watch",
                "CREATE TABLE watch.step (id BIGSERIAL PRIMARY KEY, tx_id TEXT NOT NULL, state TEXT NOT NULL, at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp())",
                """
                CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' OR OLD.state <> NEW.state THEN
                        INSERT INTO watch.step (tx_id, state) VALUES (to_jsonb(NEW) ->> TG_ARGV[0], NEW.state);
                    END IF;
                    RETURN NEW;
                END $$
                """,
                "CREATE TRIGGER note AFTER INSERT OR UPDATE ON public.sp_transaction FOR EACH ROW EXECUTE FUNCTION watch.note('tx_id')",
                "CREATE TRIGGER note AFTER INSERT OR UPDATE ON public.dp_request FOR EACH ROW EXECUTE FUNCTION watch.note('uid')")) {
            database.update(sql);
        }
        return new StateHistory(database);
    }

    /** In order. */
    List<Step> of(String txId) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT state, at FROM watch.step WHERE tx_id = ? ORDER BY id")) {
            statement.setString(1, txId);
            List<Step> steps = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(new Step(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return steps;
        }
    }

    /** A state, and when it was written; its commit is a moment later. */
    record Step(String state, Instant at) {}
}
