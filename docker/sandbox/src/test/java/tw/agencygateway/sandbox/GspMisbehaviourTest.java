package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.sandbox.GspVisitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misbehaviours of GSP, of one token or of the whole server. */
class GspMisbehaviourTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_expired\": true}",
                "{\"token_revoked\": true}",
                "{\"token_not_yet_valid\": {\"seconds\": 30}}"
            })
    void a_token_can_be_dead(String fault) {
        assertInactive(provider.misbehaving(fault));
    }

    @Test
    void a_dead_token_can_be_told_in_the_other_dialect() {
        String token = provider.misbehaving("{\"token_expired\": true, \"inactive_as_error\": true}");

        assertThat(provider.introspect(token).statusCode()).isEqualTo(400);
        assertThat(provider.introspect(token).body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(provider.introspect(provider.misbehaving("{\"inactive_as_error\": true}"))
                        .statusCode())
                .as("an active one")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'token_scopes': {'scopes': 'openid, other'}} | /scope | \"openid other\"",
                "{'token_scopes': {'scopes': ''}} | /scope | ",
                "{'token_audience': {'audience': 'x'}} | /aud | \"x\"",
                "{'token_audience': {'audience': 'x, y'}} | /aud | [\"x\",\"y\"]",
                "{'token_client': true} | /client_id | ",
                "{'token_issuer': {'issuer': ''}} | /iss | ",
                "{'member': {'name': 'aud', 'value': ''}} | /aud | \"\"",
                "{'token_issuer': {'issuer': 'http://x'}} | /iss | \"http://x\"",
                "{'booleans_as_text': true} | /active | \"True\"",
                "{'members_missing': {'names': 'client_id,sub'}} | /sub | ",
                "{'members_empty': {'names': 'exp'}} | /exp | \"\"",
                "{'members_null': {'names': 'exp'}} | /exp | null",
                "{'member': {'name': 'active', 'value': '1'}} | /active | 1",
                "{'member': {'name': 'active', 'value': 'yes'}} | /active | \"yes\"",
                "{'says_inactive': true} | /active | false",
            })
    void introspection_can_deviate(String faults, String pointer, String value) throws IOException {
        JsonNode member = json(provider.introspect(provider.misbehaving(faults.replace('\'', '"'))))
                .at(pointer);

        if (value == null) {
            assertThat(member.isMissingNode() || member.asText().isEmpty()).isTrue();
        } else {
            assertThat(member.toString()).isEqualTo(value);
        }
    }

    @Test
    void times_can_lie_while_the_token_is_called_active() {
        JsonNode expired = json(provider.introspect(
                provider.misbehaving("{\"active_though_expired\": true, \"numbers_as_text\": true}")));
        assertThat(expired.path("active").asBoolean()).isTrue();
        assertThat(expired.path("exp").isTextual()).isTrue();
        assertThat(expired.path("exp").asLong()).isLessThan(System.currentTimeMillis() / 1000);
        JsonNode early = json(provider.introspect(provider.misbehaving("{\"active_though_not_yet_valid\": true}")));
        assertThat(early.path("nbf").asLong()).isGreaterThan(System.currentTimeMillis() / 1000 + 500);
    }

    @Test
    void our_credentials_can_be_refused() {
        HttpResponse<String> answer =
                provider.introspect(provider.misbehaving("{\"credentials_refused\": {\"times\": 1}}"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'foreign_person': true} | /uid | B223344554",
                "{'uid_not_verified': true} | /uid_verified | false",
                "{'uid_not_verified': true, 'booleans_as_text': true} | /uid_verified | False",
                "{'uid': true} | /uid | A123456788",
                "{'birthdate_with_dashes': true} | /birthdate | 1985-03-14",
                "{'gender_in_words': true} | /gender | male",
                "{'members_missing': {'names': 'uid', 'endpoint': 'user_info'}} | /uid | ''",
            })
    void user_info_can_deviate(String faults, String pointer, String value) {
        JsonNode info = json(provider.userInfo(provider.misbehaving(faults.replace('\'', '"'))));

        assertThat(info.at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void the_subjects_can_disagree_or_be_kept() {
        String foreign = provider.misbehaving("{\"foreign_subject\": true}");
        assertThat(json(provider.userInfo(foreign)).path("sub"))
                .isNotEqualTo(json(provider.introspect(foreign)).path("sub"));
        String kept = provider.misbehaving("{\"foreign_person\": {\"keep_sub\": true}}");
        assertThat(json(provider.userInfo(kept)).path("sub"))
                .isEqualTo(json(provider.introspect(kept)).path("sub"));
    }

    @ParameterizedTest
    @CsvSource({"401,invalid_token", "403,insufficient_scope", "400,invalid_request"})
    void user_info_can_be_refused_with_or_without_the_scheme(int status, String error) {
        String fault = "\"error_answer\": {\"endpoint\": \"user_info\", \"status\": " + status + ", \"error\": \""
                + error + "\", \"description\": \"The access token expired\"}";
        String challenge = "error=\"" + error + "\", error_description=\"The access token expired\"";

        HttpResponse<String> answer = provider.userInfo(provider.misbehaving("{" + fault + "}"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer " + challenge);
        assertThat(provider.userInfo(provider.misbehaving("{" + fault + ", \"challenge_without_scheme\": true}"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .hasValue(challenge);
        assertThat(provider.introspect(provider.misbehaving("{" + fault + "}")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void json_can_be_broken_repeated_and_deep() {
        assertThat(provider.introspect(provider.misbehaving("{\"broken_json\": true}"))
                        .body())
                .startsWith("{")
                .doesNotEndWith("}");
        assertThat(provider.introspect(
                                provider.misbehaving("{\"duplicate_key\": {\"value\": \"false\", \"first\": true}}"))
                        .body())
                .startsWith("{\"active\":false,")
                .contains("\"active\":true");
        assertThat(provider.introspect(provider.misbehaving("{\"duplicate_key\": {\"value\": \"false\"}}"))
                        .body())
                .endsWith(",\"active\":false}");
        assertThat(provider.introspect(provider.misbehaving("{\"deep_json\": {\"levels\": 3}}"))
                        .body())
                .endsWith(",\"extra\":[[[]]]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"down\": {",
                "\"down\": {\"reset\": true, ",
                "\"connection_cut\": {",
                "\"content_length\": {",
                "\"no_http\": {",
                "\"endless_head\": {"
            })
    void an_answer_can_come_to_harm_on_its_way_so_many_times(String fault) {
        String token = provider.misbehaving("{" + fault + "\"endpoint\": \"introspection\", \"times\": 1}}");

        assertThat(provider.userInfo(token).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> provider.introspect(token)).isInstanceOf(IllegalStateException.class);
        assertThat(provider.introspect(token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_can_be_without_end() {
        String token = provider.misbehaving("{\"endless_body\": {\"times\": 1}}");

        assertThat(provider.beginningOfUserInfo(token, 3_000_000)).hasSize(3_000_000);
        assertThat(provider.userInfo(token).body()).endsWith("}");
    }

    @Test
    void who_follows_a_redirect_is_recorded() {
        HttpResponse<String> answer = provider.introspect(provider.misbehaving("{\"redirected\": true}"));
        assertThat(answer.statusCode()).isEqualTo(302);

        stage.get(answer.headers().firstValue("Location").orElseThrow());

        assertThat(stage.control("GET", "/gsp/requests", "").findValuesAsText("kind"))
                .containsExactly("trap");
    }

    @Test
    void the_whole_server_can_misbehave() {
        stage.control("PUT", "/gsp/misbehaviours", "{\"down\": {\"status\": 503}}");
        assertThat(provider.introspect(provider.issue("")).statusCode()).isEqualTo(503);
        assertThat(stage.get("/gsp/v1/.well-known/openid-configuration").statusCode())
                .isEqualTo(503);

        assertThat(stage.control("DELETE", "/gsp/misbehaviours", "")).isEmpty();
        assertThat(provider.introspect(provider.issue("")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_slow_server_is_slow_to_all_at_once() {
        stage.control("PUT", "/gsp/misbehaviours", "{\"slow\": {\"millis\": 1500, \"endpoint\": \"user_info\"}}");
        String token = provider.issue("");
        long start = System.nanoTime();

        CompletableFuture<?>[] calls = new CompletableFuture<?>[5];
        for (int i = 0; i < calls.length; i++) {
            calls[i] =
                    CompletableFuture.runAsync(() -> provider.userInfo(token), command -> new Thread(command).start());
        }
        CompletableFuture.allOf(calls).join();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1500));
        assertThat(stage.control("GET", "/gsp/calls", "").path("most_at_once").asInt())
                .isEqualTo(5);
    }

    private static void assertInactive(String token) {
        assertThat(provider.introspect(token).body()).isEqualTo("{\"active\":false}");
        HttpResponse<String> info = provider.userInfo(token);
        assertThat(info.statusCode()).isEqualTo(401);
        assertThat(info.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
    }
}
