package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The demo agency takes the gateway's calls, and no others. */
class WebhookDeskTest {

    private static final Stage STAGE = Stage.open();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @Test
    void a_genuine_call_is_taken_and_shown() throws Exception {
        assertThat(call("tx-1", Instant.now(), secret(), "")).isEqualTo(204);

        JsonNode taken = STAGE.control("GET", "/webhooks/tx-1", "");
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).path("verdict").asText()).isEqualTo("genuine");
        assertThat(taken.get(0).path("sequence").asInt()).isEqualTo(3);
        assertThat(STAGE.get("/agency/webhooks").body()).contains("tx-1", "ready");
    }

    @Test
    void a_second_signature_of_another_secret_does_no_harm() throws Exception {
        assertThat(call("tx-2", Instant.now(), secret(), "v1,AAAA ")).isEqualTo(204);
    }

    @Test
    void a_call_that_is_older_than_five_minutes_is_refused() throws Exception {
        assertThat(call("tx-3", Instant.now().minusSeconds(301), secret(), "")).isEqualTo(401);
        assertThat(call("tx-3", Instant.now().plusSeconds(310), secret(), "")).isEqualTo(401);
        assertThat(call("tx-3", Instant.now().minusSeconds(290), secret(), "")).isEqualTo(204);
    }

    @Test
    void a_call_with_another_secret_is_refused() throws Exception {
        assertThat(call("tx-4", Instant.now(), new byte[32], "")).isEqualTo(401);
    }

    @Test
    void misbehaves_as_often_as_it_is_told() throws Exception {
        STAGE.control("PUT", "/webhooks/tx-5", "{\"status\": 500, \"times\": 1}");

        assertThat(call("tx-5", Instant.now(), secret(), "")).isEqualTo(500);
        assertThat(call("tx-5", Instant.now(), secret(), "")).isEqualTo(204);
    }

    private static byte[] secret() throws Exception {
        return Base64.getDecoder()
                .decode(STAGE.home.read(STAGE.home.webhookSecret()).substring("whsec_".length()));
    }

    private static int call(String txId, Instant at, byte[] secret, String before) throws Exception {
        String body =
                "{\"id\":\"e\",\"type\":\"sp.status\",\"tx_id\":\"" + txId + "\",\"status\":\"ready\",\"sequence\":3}";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] tag = mac.doFinal(("e." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(STAGE.url + "/agency/webhook"))
                .header("webhook-id", "e")
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header(
                        "webhook-signature",
                        before + "v1," + Base64.getEncoder().encodeToString(tag))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
