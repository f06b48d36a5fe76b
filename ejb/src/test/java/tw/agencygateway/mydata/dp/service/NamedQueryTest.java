package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedQueryTest {

    @Test
    void eachNameBecomesAMarkerHoweverOftenItIsThere() {
        NamedQuery query = NamedQuery.parse("SELECT a FROM t WHERE u=:uid AND (b = :birthdate OR u<>:uid)");

        assertThat(query.sql()).isEqualTo("SELECT a FROM t WHERE u=? AND (b = ? OR u<>?)");
        assertThat(query.names()).isEqualTo(List.of("uid", "birthdate", "uid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ':uid' FROM t",
                "SELECT 'it''s :uid' FROM t",
                "SELECT \":uid\" FROM t",
                "SELECT 1 -- :uid",
                "SELECT 1 /* :uid */",
                "SELECT a::text FROM t",
                "SELECT a[1:2] FROM t",
                "SELECT ':uid",
                "SELECT 1 /* :uid"
            })
    void whatIsQuotedCommentedOrACastIsLeftAlone(String sql) {
        assertThat(NamedQuery.parse(sql)).isEqualTo(new NamedQuery(sql, List.of()));
    }

    @Test
    void aNameEndsWhereItsCharactersDo() {
        NamedQuery query = NamedQuery.parse("VALUES (:uid,:account1)::row -- x\n, :sub");

        assertThat(query.sql()).isEqualTo("VALUES (?,?)::row -- x\n, ?");
        assertThat(query.names()).isEqualTo(List.of("uid", "account1", "sub"));
    }
}
