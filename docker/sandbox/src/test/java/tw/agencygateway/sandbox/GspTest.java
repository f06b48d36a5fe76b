package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.sandbox.GspVisitor.DATA_SET;
import static tw.agencygateway.sandbox.GspVisitor.base64;
import static tw.agencygateway.sandbox.GspVisitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GSP as a data provider sees it. */
class GspTest {
    private static Stage stage;
    private static GspVisitor provider;

    @BeforeAll
    static void open() {
        stage = Stage.open();
        provider = new GspVisitor(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void reset() {
        stage.call("POST", "/control/api/reset", "");
    }

    @Test
    void the_configuration_names_the_endpoints() {
        JsonNode configuration = json(stage.get("/gsp/v1/.well-known/openid-configuration"));

        String issuer = stage.url + "/gsp/v1";
        assertThat(configuration.path("issuer").asText()).isEqualTo(issuer);
        assertThat(configuration.path("introspection_endpoint").asText()).isEqualTo(issuer + "/connect/introspect");
        assertThat(configuration.path("userinfo_endpoint").asText()).isEqualTo(issuer + "/connect/userinfo");
    }

    @Test
    void an_active_token_is_introspected_and_its_citizen_told() {
        String token = provider.issue("");

        HttpResponse<String> answer = provider.introspect(token);
        JsonNode introspection = json(answer);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(introspection.path("active").isBoolean()).isTrue();
        assertThat(introspection.path("active").asBoolean()).isTrue();
        assertThat(introspection.path("scope").asText()).isEqualTo("openid household.read");
        assertThat(introspection.path("client_id").asText()).isEqualTo("CLI.SANDBOX001");
        assertThat(introspection.path("iss").asText()).isEqualTo(stage.url + "/gsp/v1");
        assertThat(introspection.path("exp").asLong()
                        - introspection.path("nbf").asLong())
                .isEqualTo(3600);
        JsonNode info = json(provider.userInfo(token));
        assertThat(info.path("sub")).isEqualTo(introspection.path("sub"));
        assertThat(info.path("uid").asText()).isEqualTo("A123456789");
        assertThat(info.path("cn").asText()).isEqualTo("王小明");
        assertThat(info.path("birthdate").asText()).isEqualTo("1985/03/14");
        assertThat(info.path("gender").asText()).isEqualTo("M");
        assertThat(info.path("uid_verified").asBoolean()).isTrue();
        assertThat(info.path("account").asText()).isEqualTo("sandbox-ming");
    }

    @Test
    void what_was_asked_about_a_token_is_recorded() {
        String token = provider.issue("");
        provider.introspect(token);
        provider.userInfo(token);

        JsonNode view = stage.control("GET", "/gsp/tokens/" + token, "");
        assertThat(view.findValuesAsText("kind")).containsExactly("introspection", "user_info");
        assertThat(stage.control("GET", "/gsp/calls", "").path("introspection").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\": \"sandbox-ming\", \"data_set\": \"API.Household1\"}",
                "{\"person\": \"A123456789\", \"scopes\": [\"household.read\"]}"
            })
    void a_token_is_issued_by_account_or_with_scopes_too(String order) {
        String token = stage.control("POST", "/gsp/tokens", order).path("token").asText();

        assertThat(json(provider.introspect(token)).path("scope").asText()).contains("household.read");
        assertThat(json(provider.userInfo(token)).path("uid").asText()).isEqualTo("A123456789");
    }

    @Test
    void a_citizen_can_be_made_up() {
        String token = provider.issue(
                "A234567893", ", \"name\": \"王小明\", \"birthdate\": \"2000/01/01\", \"token\": \"a-b.c~d+e/f==\"");

        JsonNode info = json(provider.userInfo(token));
        assertThat(token).isEqualTo("a-b.c~d+e/f==");
        assertThat(info.path("cn").asText()).isEqualTo("王小明");
        assertThat(info.has("email")).isFalse();
        JsonNode byAccount = json(provider.userInfo(provider.issue(", \"uid\": \"\"")));
        assertThat(byAccount.path("account").asText()).isEqualTo("sandbox-ming");
        assertThat(byAccount.has("uid") || byAccount.has("uid_verified")).isFalse();
        assertThat(stage.call("POST", "/control/api/gsp/tokens", "{\"person\": \"A1\", \"scopes\": []}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stage.call("POST", "/control/api/gsp/tokens", "{\"person\": \"A123456789\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void credentials_are_those_of_a_data_set_whose_provider_can_be_asked() {
        String token = provider.issue("");

        assertThat(provider.introspect(token, DATA_SET + ":wrong").statusCode()).isEqualTo(401);
        assertThat(provider.introspect(token, "API.Vaccine001:" + provider.secret())
                        .statusCode())
                .isEqualTo(401);
        assertThat(provider.introspect(token, DATA_SET).statusCode()).isEqualTo(401);
        assertThat(json(provider.introspect(token, DATA_SET + ":wrong"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");
        HttpResponse<String> bare = stage.call("POST", "/gsp/v1/connect/introspect", "token=" + token);
        assertThat(bare.statusCode()).isEqualTo(401);
    }

    @Test
    void a_secret_is_taken_as_it_is() {
        stage.call(
                "PUT",
                "/control/api/data-sets/API.Own",
                "{\"secret\": \"100%25+:ü\", \"scope\": \"own\", \"dp_api\": \"http://localhost:1/\"}");

        assertThat(provider.introspect(provider.issue(""), "API.Own:100%25+:ü").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_call_without_a_token_is_refused() {
        assertThat(provider.post("", "Basic " + base64(DATA_SET + ":" + provider.secret()))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> answer = stage.get("/gsp/v1/connect/userinfo");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void tokens_end_by_time_and_by_revocation() {
        String revoked = provider.issue("");
        stage.call("DELETE", "/control/api/gsp/tokens/" + revoked, "");
        assertInactive(revoked);

        String old = provider.issue("");
        stage.control("PUT", "/clock", "{\"advance_seconds\": 3601}");
        assertInactive(old);
    }

    private static void assertInactive(String token) {
        assertThat(provider.introspect(token).body()).isEqualTo("{\"active\":false}");
        assertThat(provider.userInfo(token).statusCode()).isEqualTo(401);
    }
}
