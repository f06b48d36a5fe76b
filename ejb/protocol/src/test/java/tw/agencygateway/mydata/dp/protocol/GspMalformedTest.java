package tw.agencygateway.mydata.dp.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GspMalformedTest {
    private static final String SERVER = "{\"issuer\":\"https://gsp.example/v1\","
            + "\"introspection_endpoint\":\"https://gsp.example/i\",\"userinfo_endpoint\":\"https://gsp.example/u\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "true",
                "<html>",
                "{",
                "{}",
                "{\"active\":null}",
                "{\"active\":\"\"}",
                "{\"active\":\"yes\"}",
                "{\"active\":1}",
                "{\"active\":[true]}",
                "{\"active\":true,\"active\":true}",
                "{\"active\":false,\"active\":true}",
                "{\"active\":true,\"sub\":1}",
                "{\"active\":true,\"sub\":[\"s\"]}",
                "{\"active\":true,\"sub\":\"a\\u0000\"}",
                "{\"active\":true,\"client_id\":\"a\\r\\nb\"}",
                "{\"active\":true,\"sub\":\"a\\ud800\"}",
                "{\"active\":true,\"exp\":\"soon\"}",
                "{\"active\":true,\"exp\":-1}",
                "{\"active\":true,\"exp\":1e300}",
                "{\"active\":true,\"exp\":253402300800}",
                "{\"active\":true,\"exp\":99999999999999999999}",
                "{\"active\":true,\"exp\":true}",
                "{\"active\":true,\"exp\":\"１\"}",
                "{\"active\":true,\"aud\":{}}",
                "{\"active\":true,\"aud\":[[\"a\"]]}",
                "{\"active\":true,\"scope\":7}",
                "{\"active\":true} {}"
            })
    void an_introspection_of_another_form_is_malformed(String json) {
        assertThatThrownBy(() -> Introspection.parse(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedGspAnswerException.class)
                .hasNoCause();
    }

    @Test
    void a_client_id_longer_than_the_log_keeps_is_malformed() throws Exception {
        String json = "{\"active\":true,\"client_id\":\"%s\"}";

        assertThat(Introspection.parse(json.formatted("c".repeat(200)).getBytes(UTF_8))
                        .clientId())
                .isPresent();
        assertThatThrownBy(() ->
                        Introspection.parse(json.formatted("c".repeat(201)).getBytes(UTF_8)))
                .isInstanceOf(MalformedGspAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"uid\":\"A123456788\"}",
                "{\"uid\":\"04595257\"}",
                "{\"uid\":123456789}",
                "{\"uid\":\"A123456789 \"}",
                "{\"uid\":\"A123456789\",\"uid\":\"F129141773\"}",
                "{\"uid_verified\":\"maybe\"}",
                "{\"uid_verified\":1}",
                "{\"birthdate\":\"1973/7/14\"}",
                "{\"birthdate\":\"2001-02-29\"}",
                "{\"birthdate\":\"062/07/14\"}",
                "{\"birthdate\":19730714}",
                "{\"cn\":{\"a\":1}}"
            })
    void a_user_info_of_another_form_is_malformed(String json) {
        assertThatThrownBy(() -> UserInfo.parse(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedGspAnswerException.class)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/v1",
                "http://gsp.example/v1",
                "ftp://gsp.example/v1",
                "https:///v1",
                "https:gsp",
                "https://user@gsp.example/v1",
                "https://gsp.example/v1#x",
                "https://gsp.example/v1?x",
                "https://gsp.example/ v1"
            })
    void an_issuer_that_is_no_address_is_malformed(String issuer) {
        assertMalformed(SERVER.replace("https://gsp.example/v1", issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "introspection_endpoint", "userinfo_endpoint"})
    void a_configuration_that_lacks_an_address_is_malformed(String member) {
        assertMalformed(SERVER.replace(member, "other"));
    }

    @Test
    void large_deep_and_unreadable_answers_are_malformed() {
        assertMalformed(SERVER + " ".repeat(64 * 1024));
        assertMalformed("{\"x\":" + "[".repeat(9) + "]".repeat(9) + "," + SERVER.substring(1));
        assertMalformed("[".repeat(60_000));
        assertMalformed(SERVER.replace("/i", "/" + "i".repeat(1_024)));
        assertThatThrownBy(() -> UserInfo.parse("{\"cn\":\"é\"}".getBytes(ISO_8859_1)))
                .isInstanceOf(MalformedGspAnswerException.class);
    }

    @Test
    void what_is_refused_is_not_quoted() {
        assertThatThrownBy(() -> UserInfo.parse("{\"uid\":\"A123456788\"}".getBytes(UTF_8)))
                .hasMessageNotContaining("A123456788");
        assertThatThrownBy(() -> UserInfo.parse("{\"birthdate\":\"1973/7/14\"}".getBytes(UTF_8)))
                .hasMessageNotContaining("1973");
    }

    private static void assertMalformed(String json) {
        assertThatThrownBy(() -> OpenIdConfiguration.parse(json.getBytes(UTF_8), false))
                .isInstanceOf(MalformedGspAnswerException.class)
                .hasNoCause();
    }
}
