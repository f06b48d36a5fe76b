package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.service.OutboundConfiguration;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SqlSourceTest {

    private static final DpPerson PERSON = new DpPerson("A123456789", null, null, null);

    /** Of a driver that is not here; a test leads it to H2, whose own URLs are refused. */
    private static final String PLAIN = "jdbc:mariadb://db.agency.example/household";

    private final SqlSource source = new SqlSource();

    @BeforeEach
    void configure() {
        allow("db.agency.example:3306");
        source.configuration = new DpConfiguration() {
            @Override
            public List<String> dataSources() {
                return List.of("jdbc/household");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:q;INIT=CREATE ALIAS x AS 'void x() {}'",
                "jdbc:mariadb://other.example/household",
                "jdbc:mariadb://db.agency.example:3307/household"
            })
    void anAddressThatIsNotAllowedIsNeitherSavedNorAsked(String url) {
        SourceQuery query = query(url, "SELECT 1", 1000);

        assertWrong(() -> source.check(query.settings()));
        assertWrong(() -> source.fetch(query));
        assertWrong(() -> source.probe(query));
        assertWrong(() -> source.columns(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java:app/jdbc/gateway", "ldap://other.example/x", "JDBC/HOUSEHOLD"})
    void aNameThatIsNotListedIsNotLookedUp(String name) throws SourceException {
        source.check(Map.of("data_source", "jdbc/household"));

        assertWrong(() -> source.check(Map.of("data_source", name)));
        assertWrong(() -> source.fetch(new SourceQuery(
                Map.of("data_source", name, "query", "SELECT 1"),
                Optional.empty(),
                List.of(),
                PERSON,
                new SourceQuery.Limits(Duration.ofSeconds(1), 1000, 1))));
    }

    @Test
    void aDatabaseThatTakesTheConnectionAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/household";
            allow("127.0.0.1:" + silent.getLocalPort());

            assertUnreachable(() -> source.fetch(query(url, "SELECT 1", 1000)));
            assertUnreachable(() -> source.probe(query(url, "SELECT 1", 1000)));
        }
    }

    @Test
    void anAnswerOfMoreBytesThanAllowedIsNotReadToItsEnd() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        String rows = "SELECT REPEAT('字', 100) AS name FROM SYSTEM_RANGE(1, 50)";
        Driver driver = new PlainDriver(url);
        DriverManager.registerDriver(driver);
        try {
            assertThat(source.fetch(query(PLAIN, rows, 15_000))).hasSize(50);
            assertThatThrownBy(() -> source.fetch(query(PLAIN, rows, 14_999)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.WRONG))
                    .hasMessage("more than 14999 bytes");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    @Test
    void aConnectionIsGivenBackAsItCame() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        try (Connection connection = DriverManager.getConnection(url)) {
            Connection pooled = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(connection, arguments));
            try (ReadOnlyConnection session = new ReadOnlyConnection(pooled, Duration.ofSeconds(1));
                    Statement statement = session.prepare("SELECT 1")) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(statement.isClosed()).isFalse();
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
        }
    }

    private void allow(String host) {
        source.outbound = new OutboundConfiguration(Optional.of(host), Optional.empty(), Optional.empty());
    }

    private static void assertWrong(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.WRONG));
    }

    private static void assertUnreachable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    private static SourceQuery query(String url, String sql, int bytes) {
        return new SourceQuery(
                Map.of("url", url, "user", "gateway", "query", sql),
                Optional.empty(),
                List.of("name"),
                PERSON,
                new SourceQuery.Limits(Duration.ofSeconds(1), bytes, 100));
    }

    /** Leads from {@link #PLAIN} to another database. */
    private record PlainDriver(String target) implements Driver {

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            return acceptsURL(url) ? DriverManager.getConnection(target, "gateway", "") : null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.equals(PLAIN);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException("no logger");
        }
    }
}
