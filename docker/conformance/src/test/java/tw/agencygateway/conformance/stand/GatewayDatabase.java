package tw.agencygateway.conformance.stand;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The gateway's PostgreSQL, to look behind what it says. */
public final class GatewayDatabase implements AutoCloseable {

    /** Needs no password. */
    public static final String USER = "postgres";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private List<String> command = List.of();

    private GatewayDatabase(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    static GatewayDatabase start(Path directory) {
        try {
            return new GatewayDatabase(
                    directory,
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory)
                            // as on a server; by default the embedded one never waits for the disk
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /** Its host by both names that tests call it, with its port: sources may ask it. */
    List<String> addresses() {
        return List.of("localhost:" + postgres.getPort(), "127.0.0.1:" + postgres.getPort());
    }

    /** Makes an empty database beside the gateway's. @return its address */
    public String another() throws SQLException {
        String name = "another_" + System.nanoTime();
        update("CREATE DATABASE " + name);
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
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

    /** Ends every process of the database at once, without a word. */
    public void kill() {
        ProcessHandle postmaster = postmaster();
        command = Stream.concat(
                        Stream.of(postmaster.info().command().orElseThrow()),
                        Stream.of(postmaster.info().arguments().orElseThrow()))
                .toList();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts the database again that was killed, on the same port, and waits until it has recovered. */
    public void restart() {
        // root may not run it: so it was started as nobody, and is again
        boolean root = System.getProperty("user.name").equals("root");
        List<String> whole = Stream.concat(root ? Stream.of("unshare", "-U") : Stream.<String>empty(), command.stream())
                .toList();
        Program.start(directory.resolveSibling("postgres.log"), Map.of(), whole);
        await("the database").ignoreExceptionsInstanceOf(SQLException.class).until(() -> number("SELECT 1") == 1);
    }

    private ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
