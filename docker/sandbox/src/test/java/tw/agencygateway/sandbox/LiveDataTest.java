package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.mydata.pack.Opened;

/** What a service receives can be what a data provider sends. */
class LiveDataTest extends ProviderCase {
    private static final byte[] PACKAGE = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final String HOUSEHOLD = "{\"live_data\": {\"resource_ids\": \"API.Household1\"}}";

    @Test
    void the_providers_package_is_handed_on_as_it_came() throws IOException {
        provider.answerWith(Response.bytes(200, "application/zip", PACKAGE));

        String txId = agreed(HOUSEHOLD);
        Opened opened = delivered(txId);

        assertThat(opened.files().get("API.Household1.zip")).isEqualTo(PACKAGE);
        assertThat(opened.files()).containsKey("API.Income0001.zip!個人所得資料.json");
        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.requests().get(0).header("Content-Type")).isEqualTo("application/zip");
        JsonNode fetch =
                stage.control("GET", "/data-sets/API.Household1/fetches", "").get(0);
        assertThat(fetch.path("transaction_uid").asText()).isEqualTo(txId);
        JsonNode token =
                stage.control("GET", "/gsp/tokens/" + fetch.path("token").asText(), "");
        assertThat(token.path("client_id").asText()).isEqualTo("CLI.SANDBOX001");
        assertThat(token.path("citizen").path("uid").asText()).isEqualTo("A123456789");
    }

    @Test
    void data_is_late_as_long_as_the_provider_is() throws IOException {
        provider.answerWith(
                Response.empty(429).with("Retry-After", "1"), Response.bytes(200, "application/zip", PACKAGE));

        String txId = agreed(HOUSEHOLD);
        HttpResponse<byte[]> early = stage.fetch(txId);

        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(delivered(txId).files()).containsKey("API.Household1.zip");
    }

    @Test
    void what_the_provider_refuses_is_said_in_the_manifest() throws IOException {
        provider.answerWith(Response.empty(403));
        assertThat(manifest(agreed(HOUSEHOLD))).contains("<code>403</code>", "<code>200</code>");
        provider.answerWith(Response.empty(204));
        assertThat(manifest(agreed(HOUSEHOLD))).contains("<code>204</code>");
        stage.call("DELETE", "/control/api/data-sets/API.Household1", "");
        assertThat(manifest(agreed(HOUSEHOLD))).contains("<code>504</code>");
    }

    @Test
    void all_data_sets_can_be_live() throws IOException {
        stage.control("PUT", "/data-sets/API.Income0001", "{\"dp_api\": \"" + provider.address() + "\"}");
        provider.answerWith(Response.bytes(200, "application/zip", PACKAGE));

        Opened opened = delivered(agreed("{\"live_data\": {\"resource_ids\": \"\"}}"));

        assertThat(opened.files().get("API.Income0001.zip")).isEqualTo(PACKAGE);
        assertThat(new String(opened.files().get("META-INFO/manifest.xml"), StandardCharsets.UTF_8))
                .as("of the third one no provider can be asked")
                .contains("<code>504</code>");
    }

    private static String manifest(String txId) throws IOException {
        return new String(delivered(txId).files().get("META-INFO/manifest.xml"), StandardCharsets.UTF_8);
    }

    private static String agreed(String choice) {
        String txId = stage.arrive("A123456789", choice);
        stage.agree(txId);
        return txId;
    }

    private static Opened delivered(String txId) throws IOException {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        await().until(() -> {
            answers.add(stage.fetch(txId));
            return answers.get(answers.size() - 1).statusCode() != 429;
        });
        HttpResponse<byte[]> last = answers.get(answers.size() - 1);
        assertThat(last.statusCode()).isEqualTo(200);
        return Opened.of(
                new String(last.body(), StandardCharsets.US_ASCII),
                stage.transaction(txId).get("secret_key").asText());
    }
}
