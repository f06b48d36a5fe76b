package tw.agencygateway.platform.entity;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * The driver side of the data source {@code java:app/jdbc/gateway}, which the server pools and enlists in its
 * transactions.
 *
 * <p>A {@code @DataSourceDefinition} can only carry constants. This class is what it names, and takes address and
 * credentials from {@link DatabaseSettings} instead, so that one archive runs on either database.
 */
public class GatewayDataSource implements XADataSource {

    private static final String H2_FILE = "jdbc:h2:file:/";
    private static final int CONNECT_SECONDS = 5;
    private static final int STATEMENT_SECONDS = 60;

    private String description;
    private XADataSource delegate;

    /** What the server shows for it. */
    public String getDescription() {
        return description;
    }

    /** WildFly refuses a definition that sets no property at all. */
    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return delegate().getXAConnection();
    }

    /** The arguments are ignored: a server passes what its definition holds, which is nothing. */
    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return getXAConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        delegate().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    private synchronized XADataSource delegate() throws SQLException {
        if (delegate == null) {
            // by the thread's class loader, the application's: an EAR's library has no configuration on Payara
            delegate = open(DatabaseSettings.from(ConfigProvider.getConfig()));
        }
        return delegate;
    }

    /**
     * The same database for the migration, whose statements may take as long as they need: an index on many million rows is built
     * in more time than any statement of the gateway may take. Not pooled.
     */
    public static DataSource forMigration() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.from(ConfigProvider.getConfig());
        return settings.isH2() ? h2(settings) : postgres(settings, new PGSimpleDataSource());
    }

    private static XADataSource open(DatabaseSettings settings) throws SQLException {
        if (settings.isH2()) {
            return h2(settings);
        }
        PGXADataSource postgres = new PGXADataSource();
        // whatever takes longer hangs: a network that swallows packets, a server that stands still
        postgres.setSocketTimeout(STATEMENT_SECONDS);
        // a node that freezes in the middle of a transaction must not hold its rows against the others
        postgres.setOptions("-c lock_timeout=10s -c idle_in_transaction_session_timeout=" + STATEMENT_SECONDS + "s");
        return postgres(settings, postgres);
    }

    private static JdbcDataSource h2(DatabaseSettings settings) throws SQLException {
        makeDirectory(settings.url());
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(settings.url());
        h2.setUser(settings.user());
        h2.setPassword(settings.password());
        return h2;
    }

    /** What the URL says itself wins over the time-outs given here. */
    private static <T extends BaseDataSource> T postgres(DatabaseSettings settings, T postgres) throws SQLException {
        if (!settings.url().startsWith("jdbc:postgresql:")) {
            throw new SQLException("gateway.datasource.url is neither jdbc:postgresql: nor jdbc:h2:");
        }
        postgres.setConnectTimeout(CONNECT_SECONDS);
        postgres.setLoginTimeout(CONNECT_SECONDS);
        // a database that died without a word is noticed on connections that wait in the pool, too
        postgres.setTcpKeepAlive(true);
        postgres.setURL(settings.url());
        postgres.setUser(settings.user());
        postgres.setPassword(settings.password());
        // its messages go to the log, and the detail quotes the values of a row
        postgres.setLogServerErrorDetail(false);
        return postgres;
    }

    /** H2 would make the directory of its file with the server's umask, open to every user of the machine on most. */
    static void makeDirectory(String url) throws SQLException {
        if (!url.startsWith(H2_FILE)
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        int end = url.indexOf(';') < 0 ? url.length() : url.indexOf(';');
        Path directory = Path.of(url.substring(H2_FILE.length() - 1, end)).getParent();
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new SQLException("The directory of the database cannot be made: " + directory, e);
        }
    }
}
