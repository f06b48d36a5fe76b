package tw.agencygateway.mydata.dp.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

/**
 * A connection that only reads, and is given up where the database falls silent. What it began is rolled back; one of a server's pool goes
 * back to it as it came.
 */
final class ReadOnlyConnection implements AutoCloseable {

    /** The statement's own limit comes first: that leaves a connection that serves on. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int NOT_KNOWN = -1;

    private final Connection connection;
    private final Duration time;
    private int usualSilence = NOT_KNOWN;

    /** Takes an open connection over, and closes it where it does not serve. */
    ReadOnlyConnection(Connection connection, Duration time) throws SQLException {
        this.connection = connection;
        this.time = time;
        try {
            limitSilence();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void limitSilence() throws SQLException {
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) time.plus(GRACE).toMillis());
            usualSilence = usual;
        } catch (SQLFeatureNotSupportedException e) {
            usualSilence = NOT_KNOWN;
        }
    }

    static int seconds(Duration time) {
        return (int) Math.max(1, time.toSeconds());
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    boolean isAlive() throws SQLException {
        return connection.isValid(seconds(time));
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            if (usualSilence != NOT_KNOWN) {
                connection.setNetworkTimeout(Runnable::run, usualSilence);
            }
        }
    }
}
