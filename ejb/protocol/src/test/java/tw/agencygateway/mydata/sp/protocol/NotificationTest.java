package tw.agencygateway.mydata.sp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {
    private static final String TX = "0b5e0bd4-3cf1-4f6b-9c0a-6a0a3f0f7a11";
    private static final String TICKET = "7D4F1B0E-52F0-4E61-A2F5-0C2F2B9B1E22";
    private static final String IDS = "\"tx_id\":\"" + TX + "\",\"permission_ticket\":\"" + TICKET + "\"";

    @Test
    void data_that_is_ready() throws Exception {
        Notification notification = parse("{" + IDS + ",\"secret_key\":\"c2VjcmV0\"}");

        assertThat(notification.isReady()).isTrue();
        assertThat(notification.txId()).isEqualTo(UUID.fromString(TX));
        assertThat(notification.permissionTicket()).isEqualTo(TICKET);
        assertThat(notification.secretKey()).contains("c2VjcmV0");
        assertThat(notification.apiKey()).isEmpty();
    }

    @Test
    void data_that_cannot_be_delivered() throws Exception {
        Notification notification = parse("{" + IDS + ",\"unable_to_deliver\":[\"API.1\",\"API.2\"]}");

        assertThat(notification.isReady()).isFalse();
        assertThat(notification.unableToDeliver()).containsExactly("API.1", "API.2");
    }

    @Test
    void unknown_members_are_ignored_and_the_api_key_is_kept() throws Exception {
        Notification notification =
                parse(" {\"x\":{\"y\":[1,null,true]}," + IDS + ",\"apiKey\":\"k\",\"secret_key\":\"s\"}\r\n");

        assertThat(notification.apiKey()).contains("k");
    }

    @Test
    void its_text_holds_no_secret() throws Exception {
        String text = parse("{" + IDS + ",\"apiKey\":\"hidden1\",\"secret_key\":\"hidden2\"}")
                .toString();

        assertThat(text).contains(TX).doesNotContain("hidden").doesNotContain(TICKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{}",
                "{IDS}",
                "{IDS,\"secret_key\":null}",
                "{IDS,\"unable_to_deliver\":[\"API.\\u0000x\"]}",
                "{IDS,\"unable_to_deliver\":[\"API.x\\nAPI.y\"]}",
                "{IDS,\"secret_key\":\"\"}",
                "{IDS,\"secret_key\":\" \"}",
                "{IDS,\"secret_key\":1}",
                "{IDS,\"secret_key\":[\"x\"]}",
                "{IDS,\"secret_key\":\"x\",\"secret_key\":\"x\"}",
                "{IDS,\"secret_key\":\"x\",\"unable_to_deliver\":[\"API.1\"]}",
                "{IDS,\"secret_key\":\"x\",\"apiKey\":7}",
                "{IDS,\"secret_key\":\"x\"} {}",
                "{IDS,\"unable_to_deliver\":[]}",
                "{IDS,\"unable_to_deliver\":\"API.1\"}",
                "{IDS,\"unable_to_deliver\":[1]}",
                "{IDS,\"unable_to_deliver\":[[\"API.1\"]]}",
                "{IDS,\"unable_to_deliver\":[\"\"]}",
                "{IDS,\"unable_to_deliver\":{\"0\":\"API.1\"}}",
                "{\"tx_id\":\"0b5e0bd4-3cf1-1f6b-9c0a-6a0a3f0f7a11\",\"permission_ticket\":\"" + TICKET
                        + "\",\"secret_key\":\"x\"}",
                "{\"tx_id\":\"0b5e0bd43cf14f6b9c0a6a0a3f0f7a11\",\"permission_ticket\":\"" + TICKET
                        + "\",\"secret_key\":\"x\"}",
                "{\"tx_id\":\"" + TX + "\",\"permission_ticket\":\"x\\r\\nHost: y\",\"secret_key\":\"x\"}",
                "{\"tx_id\":\"" + TX + "\",\"secret_key\":\"x\"}",
                "{\"tx_id\":[\"" + TX + "\"],\"permission_ticket\":\"" + TICKET + "\",\"secret_key\":\"x\"}"
            })
    void everything_else_is_malformed(String body) {
        assertMalformed(utf8(body.replace("IDS", IDS)));
    }

    @Test
    void large_deep_and_unreadable_bodies_are_malformed() {
        assertMalformed(utf8("{" + IDS + ",\"secret_key\":\"" + "x".repeat(513) + "\"}"));
        assertMalformed(utf8("{" + IDS + ",\"secret_key\":\"x\"" + " ".repeat(64 * 1024) + "}"));
        assertMalformed(utf8("{" + IDS + ",\"secret_key\":\"x\",\"y\":" + "[".repeat(9) + "]".repeat(9) + "}"));
        assertMalformed(utf8("{\"a\":".repeat(12_000)));
        assertMalformed(utf8("[".repeat(60_000)));
        assertMalformed(utf8("{" + IDS + ",\"unable_to_deliver\":[" + "\"x\",".repeat(200) + "\"x\"]}"));
        assertMalformed(utf8("{" + IDS + ",\"unable_to_deliver\":[\"" + "x".repeat(129) + "\"]}"));
        assertMalformed(("{" + IDS + ",\"secret_key\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1));
        assertMalformed(("{" + IDS + ",\"secret_key\":\"x\"}").getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void brackets_within_texts_are_no_depth() throws Exception {
        assertThat(parse("{" + IDS + ",\"secret_key\":\"x\",\"y\":\"\\\"[[[[[[[[[[[[[[[[[[\"}")
                        .isReady())
                .isTrue();
    }

    @Test
    void what_is_refused_is_not_quoted() {
        assertThatThrownBy(() -> parse("{" + IDS + ",\"secret_key\":\"hidden\",\"secret_key\":\"hidden\"}"))
                .hasMessageNotContaining("secret_key")
                .hasNoCause();
    }

    private static void assertMalformed(byte[] body) {
        assertThatThrownBy(() -> Notification.parse(body)).isInstanceOf(MalformedNotificationException.class);
    }

    private static Notification parse(String body) throws MalformedNotificationException {
        return Notification.parse(utf8(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
