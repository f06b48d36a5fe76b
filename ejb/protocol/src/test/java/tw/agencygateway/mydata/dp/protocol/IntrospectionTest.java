package tw.agencygateway.mydata.dp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionTest {
    @Test
    void an_active_token_is_read_with_all_that_is_said_of_it() throws Exception {
        Introspection token = parse("""
                {"nbf": 1763600000, "exp": 1763603600, "iss": "https://gsp.example/v1", "aud": "API.1", "client_id": "CLI.1",
                 "sub": "s-1", "auth_time": 1763599990, "scope": "openid  API.1.read", "active": true, "new": {"x": [1]}}
                """);

        assertThat(token.active()).isTrue();
        assertThat(token.subject()).contains("s-1");
        assertThat(token.clientId()).contains("CLI.1");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "API.1.read");
        assertThat(token.notBefore()).contains(Instant.ofEpochSecond(1_763_600_000));
        assertThat(token.expires()).contains(Instant.ofEpochSecond(1_763_603_600));
        assertThat(token.issuer()).contains("https://gsp.example/v1");
        assertThat(token.audience()).containsExactly("API.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"True\"", "\"TRUE\""})
    void active_is_a_boolean_or_its_text(String active) throws Exception {
        assertThat(parse("{\"active\":" + active + "}").active()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\"", "\"False\""})
    void of_a_token_that_is_not_active_nothing_else_is_looked_at(String active) throws Exception {
        Introspection token = parse("{\"active\":" + active + ",\"exp\":\"never\",\"scope\":\"API.1\",\"sub\":7}");

        assertThat(token.active()).isFalse();
        assertThat(token.scopes()).isEmpty();
        assertThat(token.subject()).isEmpty();
    }

    @Test
    void empty_texts_and_nulls_are_absent_members() throws Exception {
        Introspection token = parse("""
                {"active": "true", "nbf": "", "exp": null, "iss": "", "aud": "", "client_id": null, "sub": "", "scope": ""}
                """);

        assertThat(token).isEqualTo(parse("{\"active\":true}"));
        assertThat(token.isTimely(Instant.EPOCH)).isTrue();
    }

    @Test
    void numbers_may_be_texts_or_have_a_fraction_and_lists_may_be_one_text() throws Exception {
        Introspection token = parse("""
                {"active": true, "nbf": "100", "exp": 200.9, "aud": ["a", "b"], "scope": ["x", "y z"]}
                """);

        assertThat(token.notBefore()).contains(Instant.ofEpochSecond(100));
        assertThat(token.expires()).contains(Instant.ofEpochSecond(200));
        assertThat(token.audience()).containsExactly("a", "b");
        assertThat(token.scopes()).containsExactlyInAnyOrder("x", "y", "z");
    }

    @Test
    void a_token_is_timely_from_its_first_second_until_before_it_expires() throws Exception {
        Introspection token = parse("{\"active\":true,\"nbf\":100,\"exp\":200}");

        assertThat(token.isTimely(Instant.ofEpochSecond(99))).isFalse();
        assertThat(token.isTimely(Instant.ofEpochSecond(100))).isTrue();
        assertThat(token.isTimely(Instant.ofEpochSecond(199))).isTrue();
        assertThat(token.isTimely(Instant.ofEpochSecond(200))).isFalse();
    }

    @Test
    void its_text_names_no_person() throws Exception {
        assertThat(parse("{\"active\":true,\"sub\":\"hidden\",\"client_id\":\"CLI.1\"}"))
                .asString()
                .contains("CLI.1")
                .doesNotContain("hidden");
    }

    private static Introspection parse(String json) throws MalformedGspAnswerException {
        return Introspection.parse(json.getBytes(UTF_8));
    }
}
