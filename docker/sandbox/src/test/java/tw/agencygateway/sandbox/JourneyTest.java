package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.agencygateway.sandbox.mydata.pack.Opened;

class JourneyTest extends StageCase {
    @Test
    void a_consent_leads_to_a_notification_and_to_data_that_nimbus_opens() throws IOException {
        String txId = stage.arrive("A123456789", "{}");
        String address = stage.agree(txId);

        assertThat(address)
                .startsWith(stage.service.returnUrl() + "?code=200&tx_id=")
                .endsWith("&h=" + txId);
        await().until(() -> stage.gateway.notifications().size() == 1);
        JsonNode notification = stage.gateway.notifications().get(0);
        assertThat(notification.get("apiKey").asText()).isEqualTo(stage.service.apiKey());
        assertThat(notification.get("secret_key").asText()).hasSize(64);
        String secretKey = stage.gateway.decrypt(notification.get("secret_key").asText());
        assertThat(secretKey).matches("[A-Za-z0-9]{32}");

        HttpResponse<byte[]> data =
                stage.gateway.fetch(notification.get("permission_ticket").asText());
        assertThat(data.statusCode()).isEqualTo(200);
        Opened opened = Opened.of(new String(data.body(), StandardCharsets.US_ASCII), secretKey);
        assertThat(opened.filename()).isEqualTo("CLI.SANDBOX001.zip");
        assertThat(opened.files())
                .containsKeys(
                        "META-INFO/manifest.xml",
                        "API.Household1.zip!個人戶籍資料.json",
                        "API.Income0001.zip!META-INFO/certificate.cer");
    }

    @Test
    void a_ticket_serves_once_and_strangers_get_403() throws IOException {
        String txId = stage.arrive("A123456789", "{}");
        stage.agree(txId);

        assertThat(stage.fetch(txId).statusCode()).isEqualTo(200);
        assertThat(stage.fetch(txId).statusCode()).isEqualTo(201);
        assertThat(stage.gateway.fetch("00000000-0000-4000-8000-000000000000").statusCode())
                .isEqualTo(403);
        assertThat(stage.get("/service/data").statusCode()).isEqualTo(400);
    }

    @Test
    void a_ticket_is_unknown_before_the_consent_and_dead_after_eight_hours() {
        String txId = stage.arrive("A123456789", "{}");
        assertThat(stage.fetch(txId).statusCode()).isEqualTo(403);
        stage.agree(txId);
        stage.control("PUT", "/clock", "{\"advance_seconds\": 28801}");

        assertThat(stage.fetch(txId).statusCode()).isEqualTo(408);
    }

    @Test
    void a_refusal_returns_205_and_notifies_nobody() {
        String txId = stage.arrive("A123456789", "{}");
        String address = stage.control("POST", "/transactions/" + txId + "/consent", "{\"agree\":false}")
                .get("return_url")
                .asText();

        assertThat(address).contains("?code=205&tx_id=");
        assertThat(stage.transaction(txId).get("state").asText()).isEqualTo("ended");
        assertThat(stage.gateway.notifications()).isEmpty();
    }

    @Test
    void a_notification_is_sent_on_command_ordinary_or_with_any_text() {
        String txId = stage.arrive("A123456789", "{\"notification_on_command\": true}");
        stage.agree(txId);
        JsonNode trace = stage.control("POST", "/transactions/" + txId + "/notification", "{}");
        assertThat(trace.get("status").asInt()).isEqualTo(200);
        JsonNode own = stage.control("POST", "/transactions/" + txId + "/notification", "{\"text\":\"no json\"}");
        assertThat(own.get("status").asInt()).isEqualTo(400);
    }

    @Test
    void an_unanswered_notification_is_sent_again_after_15_seconds_then_410() {
        stage.gateway.answerNotificationsWith(0);
        String txId = stage.arrive("A123456789", "{}");
        stage.agree(txId);
        await().until(() -> stage.transaction(txId).get("traces").size() == 3);
        assertThat(stage.gateway.notifications()).hasSize(1);

        stage.control("PUT", "/clock", "{\"advance_seconds\": 15}");
        await().until(() -> stage.transaction(txId).get("code").asText().equals("410"));
        assertThat(stage.gateway.notifications()).hasSize(2);
    }

    @Test
    void a_refused_notification_ends_with_410() {
        stage.gateway.answerNotificationsWith(403);
        String txId = stage.arrive("A123456789", "{}");
        stage.agree(txId);

        await().until(() -> stage.transaction(txId).get("code").asText().equals("410"));
    }

    @Test
    void a_browser_walks_from_the_agency_through_consent_to_the_data() throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> consent =
                post(browser, stage.url + "/agency/start", "person=A123456789&data_set=API.Household1");
        assertThat(consent.body()).contains("同意傳送個人資料", "個人戶籍資料", "1985-03-14");

        HttpResponse<String> leaving =
                post(browser, consent.uri().toString(), "id=A123456789&birthday=1985-03-14&method=CER&decision=agree");
        await().until(() -> !stage.gateway.notifications().isEmpty());
        HttpResponse<String> result = get(browser, refresh(leaving));
        assertThat(result.body()).contains("臺北市沙盒區測試里1鄰範例路1號", "已驗證");

        assertThat(stage.get(result.uri().getPath() + "?" + result.uri().getQuery())
                        .statusCode())
                .as("another browser")
                .isEqualTo(403);
        HttpResponse<String> erased =
                post(browser, stage.url + "/agency/erase", result.uri().getQuery());
        assertThat(erased.body()).contains("資料已刪除");
    }

    @Test
    void a_browser_that_refused_is_told_so_and_may_look_again() throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> consent =
                post(browser, stage.url + "/agency/start", "person=A123456789&data_set=API.Household1");
        HttpResponse<String> leaving = post(browser, consent.uri().toString(), "decision=refuse");
        HttpResponse<String> over = get(browser, refresh(leaving));

        assertThat(over.body()).contains("您在 MyData 選擇不同意傳送資料。", "再次查看");
        assertThat(over.headers().firstValue("Refresh")).isEmpty();
    }

    private static URI refresh(HttpResponse<String> page) {
        String header = page.headers().firstValue("Refresh").orElseThrow();
        Matcher matcher = Pattern.compile("\\d+; url=(.*)").matcher(header);
        assertThat(matcher.matches()).isTrue();
        return page.uri().resolve(matcher.group(1));
    }

    private static HttpResponse<String> get(HttpClient browser, URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient browser, String uri, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }
}
