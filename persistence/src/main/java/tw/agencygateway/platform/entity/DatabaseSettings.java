package tw.agencygateway.platform.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * Where the database is, from MicroProfile Config.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code gateway.datasource.url}</td><td>{@code jdbc:postgresql:…} or {@code jdbc:h2:…}; where it is absent, an
 *     H2 file {@code db/gateway} under {@code gateway.data}</td></tr>
 * <tr><td>{@code gateway.datasource.user}</td><td>default {@code gateway}</td></tr>
 * <tr><td>{@code gateway.datasource.password-file}</td><td>a file with the password on one line; wins over the
 *     next</td></tr>
 * <tr><td>{@code gateway.datasource.password}</td><td>default: empty</td></tr>
 * </table>
 *
 * @param url JDBC URL, never null
 * @param user name to log in with, never null
 * @param password may be empty, never null
 */
public record DatabaseSettings(String url, String user, String password) {

    /**
     * H2 has to read the PostgreSQL dialect of the migrations. {@code WRITE_DELAY=0}: what is committed has been handed
     * to the operating system, for a notification is answered on the strength of its commit. {@code
     * DB_CLOSE_ON_EXIT=FALSE}: the server's pool closes the database, not a shutdown hook that runs before the last
     * transaction has ended. {@code TRACE_LEVEL_FILE=0}: no trace file, which would hold failed statements with their values.
     */
    static final String H2_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    /**
     * Reads the settings.
     *
     * @throws UncheckedIOException where the password file cannot be read
     */
    public static DatabaseSettings from(Config config) {
        return new DatabaseSettings(
                config.getOptionalValue("gateway.datasource.url", String.class).orElseGet(() -> h2FileUnder(config)),
                config.getValue("gateway.datasource.user", String.class),
                password(config));
    }

    /** Whether the database is H2 rather than PostgreSQL. */
    public boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** The URL and user; the password stays out of logs. */
    @Override
    public String toString() {
        return user + "@" + url;
    }

    private static String h2FileUnder(Config config) {
        Path data = Path.of(config.getValue("gateway.data", String.class));
        return "jdbc:h2:file:" + data.toAbsolutePath().resolve("db/gateway") + H2_MODE;
    }

    private static String password(Config config) {
        return config.getOptionalValue("gateway.datasource.password-file", String.class)
                .map(DatabaseSettings::firstLine)
                .or(() -> config.getOptionalValue("gateway.datasource.password", String.class))
                .orElse("");
    }

    private static String firstLine(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("gateway.datasource.password-file cannot be read: " + file, e);
        }
    }
}
