package tw.agencygateway.mydata.dp.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Clob;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.service.OutboundConfiguration;

/**
 * A query of the agency's own database. Settings: {@code query}, with the named parameters {@code :uid}, {@code :birthdate}, {@code :sub} and
 * {@code :account}; and either {@code data_source}, one of {@code gateway.dp.data-sources}, or {@code url} and {@code user}, with the
 * password as the secret; the url is {@linkplain DatabaseAddress plain}, and {@code gateway.outbound.hosts} names its host and port. It
 * only reads, within limits of time, rows and bytes, and what it began is rolled back. A database that falls silent is given up after the
 * time limit: by the drivers of PostgreSQL, MySQL, MariaDB, SQL Server and Oracle while connecting, by any that knows {@link
 * java.sql.Connection#setNetworkTimeout} afterwards.
 */
@ApplicationScoped
public class SqlSource implements PersonDataSource {

    private static final String DATA_SOURCE = "data_source";
    private static final int TEXT_LENGTH = 1024 * 1024;
    private static final int ROWS_AT_ONCE = 100;

    @Inject
    DpConfiguration configuration;

    @Inject
    OutboundConfiguration outbound;

    /** DriverManager looks for drivers where the server's are, and not in the application. */
    @PostConstruct
    void loadDriver() {
        try {
            Class.forName("org.postgresql.Driver", true, SqlSource.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the gateway comes with the driver of PostgreSQL", e);
        }
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public void check(Map<String, String> settings) throws SourceException {
        String jndiName = settings.get(DATA_SOURCE);
        if (jndiName == null) {
            DatabaseAddress address = DatabaseAddress.of(settings.getOrDefault("url", ""));
            if (!outbound.hosts().allow(address.host(), address.port())) {
                throw new SourceException(Kind.WRONG, "gateway.outbound.hosts does not name " + address);
            }
        } else if (!configuration.dataSources().contains(jndiName)) {
            throw new SourceException(Kind.WRONG, "gateway.dp.data-sources does not name " + jndiName);
        }
    }

    @Override
    public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException {
        NamedQuery named = NamedQuery.parse(query.setting("query"));
        try (ReadOnlyConnection connection = connect(query);
                PreparedStatement statement = connection.prepare(named.sql())) {
            statement.setQueryTimeout(ReadOnlyConnection.seconds(query.limits().time()));
            statement.setMaxRows(query.limits().rows() + 1);
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(statement, named, query.person());
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, query.limits());
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Prepares the query: the database sees whether it would do. */
    @Override
    public void probe(SourceQuery query) throws SourceException {
        try (ReadOnlyConnection connection = connect(query);
                PreparedStatement statement = connection.prepare(
                        NamedQuery.parse(query.setting("query")).sql())) {
            statement.getMetaData();
            if (!connection.isAlive()) {
                throw new SourceException(Kind.UNREACHABLE, "the database does not answer");
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What the database makes of the query, in its own words: no value is in them yet. */
    @Override
    public Optional<List<String>> columns(SourceQuery query) throws SourceException {
        NamedQuery named = NamedQuery.parse(query.setting("query"));
        try (ReadOnlyConnection connection = connect(query);
                PreparedStatement statement = connection.prepare(named.sql())) {
            bind(statement, named, query.person());
            ResultSetMetaData columns = statement.getMetaData();
            if (columns == null) {
                throw new SourceException(Kind.WRONG, "it is no query: it gives no columns");
            }
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
            return Optional.of(names);
        } catch (SQLException e) {
            throw new SourceException(failure(e).kind(), e.getMessage());
        }
    }

    private ReadOnlyConnection connect(SourceQuery query) throws SQLException, SourceException {
        check(query.settings());
        String jndiName = query.settings().get(DATA_SOURCE);
        if (jndiName != null) {
            return new ReadOnlyConnection(
                    dataSource(jndiName).getConnection(), query.limits().time());
        }
        String url = query.setting("url");
        Properties properties = DriverLimits.of(url, query.limits());
        properties.setProperty("user", query.setting("user"));
        query.secret().ifPresent(password -> properties.setProperty("password", password));
        return new ReadOnlyConnection(
                DriverManager.getConnection(url, properties), query.limits().time());
    }

    private static DataSource dataSource(String jndiName) throws SourceException {
        try {
            Object found = InitialContext.doLookup(jndiName);
            if (found instanceof DataSource dataSource) {
                return dataSource;
            }
            throw new SourceException(Kind.WRONG, jndiName + " is no data source");
        } catch (NamingException e) {
            throw new SourceException(Kind.UNREACHABLE, "the server has no data source " + jndiName);
        }
    }

    private static void bind(PreparedStatement statement, NamedQuery named, DpPerson person)
            throws SQLException, SourceException {
        int marker = 1;
        for (String name : named.names()) {
            switch (name) {
                case "birthdate" -> statement.setObject(marker, person.birthdate(), Types.DATE);
                case "uid", "sub", "account" ->
                    statement.setString(marker, person.parameters().get(name));
                default -> throw new SourceException(Kind.WRONG, "the query has an unknown parameter :" + name);
            }
            marker++;
        }
    }

    private static List<Map<String, Object>> read(ResultSet rows, SourceQuery.Limits limits)
            throws SQLException, SourceException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Map<String, Object>> read = new ArrayList<>();
        long left = limits.bytes();
        while (rows.next()) {
            if (read.size() == limits.rows()) {
                throw new SourceException(Kind.WRONG, "more than " + limits.rows() + " rows");
            }
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Object value = value(rows, i, columns.getColumnType(i));
                left -= size(value);
                if (left < 0) {
                    throw new SourceException(Kind.WRONG, "more than " + limits.bytes() + " bytes");
                }
                row.put(columns.getColumnLabel(i), value);
            }
            read.add(row);
        }
        return read;
    }

    /** As UTF-8. */
    private static long size(Object value) {
        return value == null
                ? 0
                : value.toString()
                        .codePoints()
                        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                        .sum();
    }

    private static Object value(ResultSet rows, int column, int type) throws SQLException, SourceException {
        return switch (type) {
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            case Types.CLOB, Types.NCLOB -> text(rows.getClob(column));
            case Types.BOOLEAN,
                    Types.BIT,
                    Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> rows.getObject(column);
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                throw new SourceException(Kind.WRONG, "column " + column + " is binary");
            default -> rows.getString(column);
        };
    }

    private static String text(Clob clob) throws SQLException, SourceException {
        if (clob == null) {
            return null;
        }
        if (clob.length() > TEXT_LENGTH) {
            throw new SourceException(Kind.WRONG, "a text of more than " + TEXT_LENGTH + " characters");
        }
        return clob.getSubString(1, (int) clob.length());
    }

    /** The database's own message may quote values. */
    private static SourceException failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean wrong = state.startsWith("42") || state.startsWith("22");
        return new SourceException(
                wrong ? Kind.WRONG : Kind.UNREACHABLE, "SQLSTATE " + state + ", code " + e.getErrorCode());
    }
}
