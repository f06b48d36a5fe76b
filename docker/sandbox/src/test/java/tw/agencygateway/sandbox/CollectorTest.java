package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;

/** MyData as the caller of a data provider. */
class CollectorTest {
    private static final Response DATA = Response.bytes(200, "application/json", utf8("{\"data\":[]}"));

    private static Stage stage;
    private static StubProvider provider;

    @BeforeAll
    static void open() throws IOException {
        stage = Stage.open();
        provider = new StubProvider();
    }

    @AfterAll
    static void close() {
        stage.close();
        provider.close();
    }

    @BeforeEach
    void reset() {
        stage.call("POST", "/control/api/reset", "");
        provider.answerWith(DATA);
        stage.control(
                "PUT",
                "/data-sets/API.Stub",
                "{\"secret\": \"s\", \"scope\": \"stub.read\", \"form\": \"json\", \"dp_api\": \"" + provider.address()
                        + "\"}");
    }

    @Test
    void data_sets_are_those_of_the_file_and_those_registered_since() {
        JsonNode all = stage.control("GET", "/data-sets", "");
        assertThat(all.findValuesAsText("resource_id")).containsExactly("API.Household1", "API.Income0001", "API.Stub");
        assertThat(all.get(0).path("dp_api").asText()).isEqualTo(stage.gateway.address() + "/mydata-dp/household");

        stage.control("PUT", "/data-sets/API.Stub", "{\"form\": \"pdf\"}");
        JsonNode changed = stage.control("GET", "/data-sets", "").get(2);
        assertThat(changed.path("form").asText()).isEqualTo("pdf");
        assertThat(changed.path("scope").asText()).isEqualTo("stub.read");

        stage.call("DELETE", "/control/api/data-sets/API.Stub", "");
        assertThat(stage.control("GET", "/data-sets", "")).hasSize(2);
    }

    @Test
    void a_data_set_is_refused_that_lacks_what_it_needs() {
        assertThat(put("{\"scope\": \"x\"}")).isEqualTo(400);
        assertThat(put("{\"secret\": \"s\", \"scope\": \"x\", \"dp_api\": \"file:/x\"}"))
                .isEqualTo(400);
        assertThat(put("{\"secret\": \"s\", \"scope\": \"x\", \"dp_api\": \"http://localhost:1/\", \"form\": \"doc\"}"))
                .isEqualTo(400);
    }

    @Test
    void the_call_is_that_of_the_document() {
        JsonNode fetch = fetch("");

        Request request = provider.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + fetch.path("token").asText());
        assertThat(request.header("transaction_uid"))
                .isEqualTo(fetch.path("transaction_uid").asText());
        JsonNode token =
                stage.control("GET", "/gsp/tokens/" + fetch.path("token").asText(), "");
        assertThat(token.path("scopes").toString()).isEqualTo("[\"openid\",\"stub.read\"]");
    }

    @Test
    void the_answer_is_handed_back_and_remembered_without_its_body() throws IOException {
        JsonNode fetch = fetch("");

        JsonNode answer = fetch.path("answers").get(0);
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("body").binaryValue()).isEqualTo(utf8("{\"data\":[]}"));
        assertThat(answer.path("headers").path("content-type").get(0).asText()).isEqualTo("application/json");
        assertThat(fetch.path("findings")).isEmpty();
        JsonNode remembered =
                stage.control("GET", "/data-sets/API.Stub/fetches", "").get(0);
        assertThat(remembered.path("answers").get(0).path("body").isNull()).isTrue();
        assertThat(remembered.path("answers").get(0).path("sha256")).isEqualTo(answer.path("sha256"));
        assertThat(stage.control("GET", "/data-sets/API.Household1/fetches", ""))
                .isEmpty();
    }

    @Test
    void asks_again_after_429_when_it_is_told_to() {
        provider.answerWith(busy("1"), busy("0"), DATA);

        JsonNode fetch = fetch("");

        assertThat(statuses(fetch)).isEqualTo("429 429 200");
        assertThat(provider.requests())
                .extracting(request -> request.header("Authorization"))
                .containsOnly("Bearer " + fetch.path("token").asText());
        assertThat(betweenCalls(fetch)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void asks_no_more_often_than_it_may() {
        provider.answerWith(busy("0"));

        assertThat(statuses(fetch(", \"retries\": 2"))).isEqualTo("429 429 429");
    }

    @Test
    void a_provider_that_is_down_is_seen_as_status_0() {
        stage.control("PUT", "/data-sets/API.Stub", "{\"dp_api\": \"http://localhost:1/\"}");

        assertThat(statuses(fetch(""))).isEqualTo("0");
    }

    @Test
    void a_token_that_was_issued_before_can_be_used() {
        String token = stage.control("POST", "/gsp/tokens", "{\"person\": \"B223344554\", \"data_set\": \"API.Stub\"}")
                .path("token")
                .asText();

        JsonNode fetch = stage.control("POST", "/data-sets/API.Stub/fetch", "{\"token\": \"" + token + "\"}");

        assertThat(fetch.path("person").asText()).isEqualTo("B223344554");
        assertThat(provider.requests().get(0).header("Authorization")).isEqualTo("Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'call_without_token': true} | authorization | ",
                "{'call_authorization': {'value': 'bearer x'}} | authorization | bearer x",
                "{'call_token_twice': true} | authorization | Bearer TOKEN, Bearer TOKEN",
                "{'call_authorization': {'value': 'Token $token'}} | authorization | Token TOKEN",
                "{'call_content_type': {'type': ''}} | content-type | ",
                "{'call_accept': true} | accept | application/pdf",
                "{'call_range': {'range': 'bytes=0-0,-1'}} | range | bytes=0-0,-1",
                "{'call_header': {'name': 'X-Y', 'value': 'z'}} | x-y | z",
                "{'call_transaction_uid': true} | transaction_uid | ",
                "{'call_transaction_uid': {'value': 'same'}} | transaction_uid | same",
            })
    void the_call_can_deviate(String faults, String header, String value) {
        JsonNode fetch = fetch(", \"caller\": " + faults.replace('\'', '"'));

        String expected = value == null
                ? null
                : value.replace("TOKEN", fetch.path("token").asText());
        assertThat(provider.requests().get(0).headers().get(header)).isEqualTo(expected);
    }

    @Test
    void the_call_can_be_another_one() {
        fetch(
                ", \"caller\": {\"call_method\": true, \"call_token_in_query\": true, \"call_query\": {\"query\": \"a=b\"},"
                        + " \"call_transaction_id\": true}");

        Request request = provider.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).matches(".*\\?access_token=[^&]+&a=b");
        assertThat(request.header("transaction_id")).isNotNull();
        assertThat(request.header("transaction_uid")).isNull();
        assertThat(stage.call(
                                "POST",
                                "/control/api/data-sets/API.Stub/fetch",
                                "{\"person\": \"A123456789\", \"caller\": {\"call_header\": {\"name\": \"a b\"}}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_caller_can_hang_up_early() throws IOException {
        JsonNode answer = fetch(", \"caller\": {\"call_hangs_up\": {\"after\": 4}}")
                .path("answers")
                .get(0);

        assertThat(answer.path("body").binaryValue()).isEqualTo(utf8("{\"da"));
        assertThat(answer.path("note").asText()).isEqualTo("hung up");
    }

    @Test
    void a_retry_can_come_with_a_dead_or_another_token_or_for_something_else() {
        provider.answerWith(busy("25"), DATA);
        JsonNode fetch = fetch(
                ", \"caller\": {\"call_impatient\": true, \"call_revoked_before_retry\": true,"
                        + " \"call_retried_with\": {\"token\": \"other\"}, \"call_retried_for\": {\"type\": \"application/pdf\"}}");

        assertThat(provider.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer " + fetch.path("token").asText(), "Bearer other");
        assertThat(provider.requests())
                .extracting(request -> request.header("Content-Type"))
                .containsExactly("application/json", "application/pdf");
        JsonNode token =
                stage.control("GET", "/gsp/tokens/" + fetch.path("token").asText(), "");
        assertThat(token.path("revoked").asBoolean()).isTrue();
        assertThat(betweenCalls(fetch)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_heartbeat_comes_without_a_token_and_only_200_is_life() {
        JsonNode alive = stage.control("POST", "/data-sets/API.Stub/heartbeat", "");
        assertThat(alive.path("alive").asBoolean()).isTrue();
        Request request = provider.requests().get(0);
        assertThat(request.target()).isEqualTo("/mydata-dp/stub?heartbeat=true");
        assertThat(request.header("Authorization")).isNull();

        provider.answerWith(Response.empty(503));
        JsonNode dead = stage.control("POST", "/data-sets/API.Stub/heartbeat", "");
        assertThat(dead.path("alive").asBoolean()).isFalse();
        assertThat(dead.path("status").asInt()).isEqualTo(503);
        assertThat(stage.control("GET", "/data-sets/API.Stub/heartbeats", "").findValuesAsText("status"))
                .containsExactly("503", "200");
    }

    @Test
    void heartbeats_are_hourly() {
        stage.control("PUT", "/clock", "{\"advance_seconds\": 3601}");
        await().until(() -> provider.requests().size() == 1);
        stage.control("PUT", "/clock", "{\"advance_seconds\": 3601}");
        await().until(() -> provider.requests().size() == 2);

        await().until(() ->
                stage.control("GET", "/data-sets/API.Stub/heartbeats", "").size() == 2);
        assertThat(stage.control("GET", "/data-sets/API.Stub/heartbeats", "").findValuesAsText("hourly"))
                .containsOnly("true");
    }

    private static int put(String body) {
        return stage.call("PUT", "/control/api/data-sets/API.New", body).statusCode();
    }

    private static JsonNode fetch(String more) {
        return stage.control("POST", "/data-sets/API.Stub/fetch", "{\"person\": \"A123456789\"" + more + "}");
    }

    private static String statuses(JsonNode fetch) {
        return StreamSupport.stream(fetch.path("answers").spliterator(), false)
                .map(answer -> answer.path("status").asText())
                .reduce((first, next) -> first + " " + next)
                .orElse("");
    }

    private static Duration betweenCalls(JsonNode fetch) {
        return Duration.between(
                Instant.parse(fetch.path("answers").get(0).path("at").asText()),
                Instant.parse(fetch.path("answers").get(1).path("at").asText()));
    }

    private static Response busy(String seconds) {
        return Response.empty(429).with("Retry-After", seconds);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
