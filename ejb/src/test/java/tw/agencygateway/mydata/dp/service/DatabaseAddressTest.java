package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/household, db.example:5432",
        "jdbc:postgresql://[2001:db8::1]:5433/household?sslmode=verify-full&currentSchema=public, [2001:db8::1]:5433",
        "jdbc:mysql://db.example:3307/household?useSSL=true, db.example:3307",
        "jdbc:mariadb://db.example/household, db.example:3306",
        "jdbc:sqlserver://db.example;databaseName=household;encrypt=true;, db.example:1433",
        "jdbc:oracle:thin:@//db.example:1521/household, db.example:1521",
        "jdbc:oracle:thin:@db.example:1522:household, db.example:1522",
        "jdbc:oracle:thin:@tcps://db.example:2484/household, db.example:2484"
    })
    void aPlainUrlTellsItsHostAndPort(String url, String address) throws SourceException {
        assertThat(DatabaseAddress.of(url)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:h2:mem:q;INIT=CREATE ALIAS x AS 'void x() {}'",
                "JDBC:POSTGRESQL://db.example/x",
                "jdbc:postgresql:household",
                "jdbc:postgresql://db.example,other.example/x",
                "jdbc:postgresql://db.example:5432,other.example:5432/x",
                "jdbc:postgresql://db.example/x?socketFactory=org.example.Factory",
                "jdbc:postgresql://db.example/x?sslmode=require&loggerFile=/tmp/x",
                "jdbc:postgresql://db.example/x?ssl=true&PGHOST=other.example",
                "jdbc:postgresql://db.example/x?%73slfactory=a",
                "jdbc:postgresql://db.example/x\n",
                "jdbc:mysql://address=(host=other.example)/x",
                "jdbc:mysql:loadbalance://db.example,other.example/x",
                "jdbc:mysql://user:word@db.example/x",
                "jdbc:mysql://db.example/x?autoDeserialize=true",
                "jdbc:mysql://db.example/x?allowLoadLocalInfile=true",
                "jdbc:sqlserver://;serverName=other.example",
                "jdbc:sqlserver://db.example;serverName=other.example",
                "jdbc:sqlserver://db.example\\instance;databaseName=x",
                "jdbc:oracle:thin:@household",
                "jdbc:oracle:thin:@db.example:9999",
                "jdbc:oracle:thin:@ldap://other.example:389/x",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=other.example)))",
                "jdbc:oracle:thin:@db.example:1521/x?TNS_ADMIN=/tmp",
                "jdbc:oracle:oci:@db.example:1521:x"
            })
    void anyOtherFormIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(url))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.WRONG));
    }
}
