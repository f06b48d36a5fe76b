package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misbehaviours that show in what goes over the wire; those inside the package are in {@code DeliveryTest}. */
class MisbehaviourTest extends StageCase {
    @Test
    void a_choice_is_used_up_by_one_transaction() {
        String first = stage.arrive("A123456789", "{\"return_code\": {\"code\": 409}}");
        assertThat(stage.control("GET", "/next", "")).isEmpty();
        assertThat(stage.agree(first)).contains("?code=409&");
        assertThat(stage.agree(stage.arrive("A123456789", "{}"))).contains("?code=200&");
    }

    @Test
    void a_choice_can_be_made_for_one_tx_id_before_and_after_it_arrives() {
        String before = stage.gateway.begin("A123456789");
        stage.control("PUT", "/transactions/" + before + "/misbehaviours", "{\"return_code\": {\"code\": 501}}");
        stage.get(stage.gateway.integrationUrl(before).toString());
        assertThat(stage.agree(before)).contains("?code=501&");

        String after = stage.arrive("A123456789", "{}");
        stage.agree(after);
        stage.control("PUT", "/transactions/" + after + "/misbehaviours", "{\"data_already_fetched\": true}");
        assertThat(stage.fetch(after).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"205", "206", "400", "401", "403", "404", "408", "409", "410", "423", "501", "504", "999"})
    void any_code_can_be_returned_without_a_notification(String code) {
        String txId = stage.arrive("A123456789", "{\"return_code\": {\"code\": " + code + "}}");

        assertThat(stage.agree(txId)).contains("?code=" + code + "&tx_id=");
        assertThat(stage.transaction(txId).get("code").asText()).isEqualTo(code);
        assertThat(stage.fetch(txId).statusCode()).isEqualTo(code.equals("504") ? 504 : 403);
        assertThat(stage.gateway.notifications()).isEmpty();
    }

    @Test
    void a_bad_code_can_be_returned_although_the_data_comes() {
        String txId = stage.arrive("A123456789", "{\"return_code\": {\"code\": 410, \"notify\": true}}");

        assertThat(stage.agree(txId)).contains("?code=410&");
        await().until(() -> stage.gateway.notifications().size() == 1);
        assertThat(stage.fetch(txId).statusCode()).isEqualTo(200);
    }

    @Test
    void the_return_can_carry_no_plain_foreign_or_broken_tx_id() {
        assertThat(returned("return_without_tx_id")).contains("?code=200&h=").doesNotContain("tx_id");
        String plain = stage.arrive("A123456789", "{\"return_plain_tx_id\": true}");
        assertThat(stage.agree(plain)).contains("&tx_id=" + plain + "&h=");
        String foreign = stage.arrive("A123456789", "{\"return_foreign_tx_id\": true}");
        assertThat(stage.gateway.decrypt(txIdOf(stage.agree(foreign))))
                .hasSize(36)
                .isNotEqualTo(foreign);
        String broken = txIdOf(returned("return_broken_tx_id"));
        assertThatThrownBy(() -> stage.gateway.decrypt(broken)).isInstanceOf(IllegalStateException.class);
        assertThat(returned("consent_refused")).contains("?code=205&");
    }

    @Test
    void the_notification_can_come_before_the_return_or_late_or_never() {
        returned("notification_before_return");
        assertThat(stage.gateway.notifications()).hasSize(1);
        stage.gateway.notifications().clear();

        String late = stage.arrive("A123456789", "{\"notification_late\": {\"seconds\": 3600}}");
        stage.agree(late);
        returned("notification_never");
        returned("notification_on_command");
        await().during(Duration.ofMillis(200))
                .until(() -> stage.gateway.notifications().isEmpty());
        stage.control("PUT", "/clock", "{\"advance_seconds\": 3600}");
        await().until(() -> stage.gateway.notifications().size() == 1);
        assertThat(stage.gateway.notifications().get(0).get("tx_id").asText()).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"notification_repeated, 3", "notification_twice_at_once, 2"})
    void the_notification_can_be_repeated(String fault, int times) {
        returned(fault);

        await().until(() -> stage.gateway.notifications().size() == times);
        assertThat(stage.gateway.notifications().stream().distinct()).hasSize(1);
    }

    @Test
    void the_notification_can_carry_a_wrong_or_no_api_key_or_a_plain_secret_key() {
        assertThat(notified("{\"wrong_api_key\": true}").get("apiKey").asText()).isEqualTo("wrong");
        assertThat(notified("{\"no_api_key\": true}").has("apiKey")).isFalse();
        assertThat(notified("{\"plain_secret_key\": true}").get("secret_key").asText())
                .hasSize(32);
    }

    @Test
    void the_notification_can_say_that_nothing_can_be_delivered() {
        JsonNode alone = notified("{\"unable_to_deliver\": {\"resource_ids\": \"API.X, API.Y\"}}");
        assertThat(alone.has("secret_key")).isFalse();
        assertThat(alone.get("unable_to_deliver")).hasSize(2);
        assertThat(stage.fetch(alone.get("tx_id").asText()).statusCode()).isEqualTo(504);

        stage.gateway.notifications().clear();
        stage.agree(stage.arrive("A123456789", "{\"unable_to_deliver\": {\"after_secret_key\": true}}"));
        await().until(() -> stage.gateway.notifications().size() == 2);
        assertThat(stage.gateway.notifications().get(0).has("secret_key")).isTrue();
        assertThat(stage.gateway
                        .notifications()
                        .get(1)
                        .get("unable_to_deliver")
                        .get(0)
                        .asText())
                .isEqualTo("API.Household1");
    }

    @Test
    void data_can_be_late_with_and_without_retry_after() {
        String txId = agreed("{\"data_preparing\": {\"times\": 2, \"retry_after\": 7}}");
        HttpResponse<byte[]> first = stage.fetch(txId);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(statuses(txId, 3)).containsExactly(429, 200, 201);

        String silent = agreed("{\"data_preparing\": {\"times\": 1, \"retry_after\": \"\"}}");
        assertThat(stage.fetch(silent).headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void a_403_can_come_early_and_a_429_after_it() {
        String txId = agreed("{\"data_early_403\": {\"times\": 2}, \"data_preparing\": {\"times\": 1}}");

        assertThat(statuses(txId, 4)).containsExactly(403, 403, 429, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 408, 500, 504, 599})
    void any_status_can_be_answered(int code) {
        String always = agreed("{\"data_status\": {\"code\": " + code + "}}");
        assertThat(statuses(always, 2)).containsExactly(code, code);
        String once = agreed("{\"data_status\": {\"code\": " + code + ", \"times\": 1}}");
        assertThat(statuses(once, 2)).containsExactly(code, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"connection_cut\": {\"part\": \"head\", \"after\": 5",
                "\"connection_cut\": {\"part\": \"head\", \"after\": 30, \"reset\": true",
                "\"connection_cut\": {\"after\": 100",
                "\"connection_cut\": {\"after\": -1, \"reset\": true",
                "\"content_length\": {\"more\": 1",
                "\"no_http\": {\"text\": \"hello\"",
                "\"endless_head\": {\"times\": 1"
            })
    void an_answer_can_come_to_harm_on_its_way(String fault) {
        String kept = agreed("{" + fault + "}}");
        assertThatThrownBy(() -> stage.fetch(kept)).isInstanceOf(UncheckedIOException.class);
        assertThat(statuses(kept, 2)).as("the ticket was not used").containsExactly(200, 201);

        String used = agreed("{" + fault + ", \"used\": true}}");
        assertThatThrownBy(() -> stage.fetch(used)).isInstanceOf(UncheckedIOException.class);
        assertThat(statuses(used, 1)).as("the ticket was used").containsExactly(201);
    }

    @Test
    void a_body_can_be_another_one() {
        assertThat(stage.fetch(agreed("{\"other_body\": {\"text\": \"hello\"}}"))
                        .body())
                .asString()
                .isEqualTo("hello");
        HttpResponse<byte[]> gzipped = stage.fetch(agreed("{\"gzipped\": true}"));
        assertThat(gzipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzipped.body()).startsWith(0x1f, 0x8b);
        assertThat(stage.fetch(agreed("{\"other_content_type\": true}"))
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("text/html");
    }

    @Test
    void a_slow_answer_is_whole_in_the_end() {
        String slow = "{\"slow_head\": {\"millis\": 1}, \"slow_body\": {\"pieces\": 10, \"millis\": 1}}";

        assertThat(stage.fetch(agreed(slow)).body()).hasSizeGreaterThan(1_000);
    }

    @Test
    void who_follows_a_redirect_is_recorded() {
        String txId = agreed("{\"data_status\": {\"code\": 302}}");
        String away = stage.fetch(txId).headers().firstValue("Location").orElseThrow();
        assertThat(stage.transaction(txId).findValuesAsText("kind")).doesNotContain("trap");

        stage.get(away);

        assertThat(stage.transaction(txId).findValuesAsText("kind")).contains("trap");
    }

    private static String returned(String fault) {
        return stage.agree(stage.arrive("A123456789", "{\"" + fault + "\": true}"));
    }

    private static String agreed(String faults) {
        String txId = stage.arrive("A123456789", faults);
        stage.agree(txId);
        return txId;
    }

    private static JsonNode notified(String faults) {
        stage.gateway.notifications().clear();
        agreed(faults);
        await().until(() -> !stage.gateway.notifications().isEmpty());
        return stage.gateway.notifications().get(0);
    }

    private static List<Integer> statuses(String txId, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> stage.fetch(txId).statusCode())
                .toList();
    }

    private static String txIdOf(String address) {
        String value = address.replaceFirst(".*&tx_id=([^&]*).*", "$1");
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
