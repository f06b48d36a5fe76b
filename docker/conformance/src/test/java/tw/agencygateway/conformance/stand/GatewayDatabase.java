package tw.agencygateway.conformance.stand;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The gateway's PostgreSQL, to look behind what it says. */
public final class GatewayDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private GatewayDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static GatewayDatabase start(Path directory) {
        try {
            return new GatewayDatabase(
                    EmbeddedPostgres.builder().setDataDirectory(directory).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /** The one number that a query selects. */
    public long number(String sql, Object... arguments) throws SQLException {
        return single(sql, arguments, row -> row.getLong(1));
    }

    /** The one text that a query selects. */
    public String text(String sql, Object... arguments) throws SQLException {
        return single(sql, arguments, row -> row.getString(1));
    }

    /** How many rows a statement changed. */
    public int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    public Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T single(String sql, Object[] arguments, Column<T> column) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new AssertionError("no row: " + sql);
            }
            T value = column.read(row);
            if (row.next()) {
                throw new AssertionError("more than one row: " + sql);
            }
            return value;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object[] arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @FunctionalInterface
    private interface Column<T> {
        T read(ResultSet row) throws SQLException;
    }
}
