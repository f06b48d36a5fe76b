package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SqlSourceTest {

    private static final DpPerson PERSON = new DpPerson("A123456789", null, null, null);

    private final SqlSource source = new SqlSource();

    @Test
    void aDatabaseThatTakesTheConnectionAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/household";

            assertUnreachable(() -> source.fetch(query(url, "SELECT 1", 1000)));
            assertUnreachable(() -> source.probe(query(url, "SELECT 1", 1000)));
        }
    }

    @Test
    void anAnswerOfMoreBytesThanAllowedIsNotReadToItsEnd() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        String rows = "SELECT REPEAT('字', 100) AS name FROM SYSTEM_RANGE(1, 50)";
        try (Connection kept = DriverManager.getConnection(url, "gateway", "")) {
            assertThat(kept.isValid(1)).isTrue();

            assertThat(source.fetch(query(url, rows, 15_000))).hasSize(50);
            assertThatThrownBy(() -> source.fetch(query(url, rows, 14_999)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.WRONG))
                    .hasMessage("more than 14999 bytes");
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
}
