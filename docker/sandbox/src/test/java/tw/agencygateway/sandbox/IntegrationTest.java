package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.sandbox.http.Query;

/** The checks of the integration URL (SP §柒.二 and 四), and the consent page behind it. */
class IntegrationTest extends StageCase {
    @Test
    void an_unknown_service_or_return_path_gets_a_page_of_the_platform() {
        String good =
                stage.gateway.integrationUrl(stage.gateway.begin("A123456789")).toString();

        assertThat(stage.get(good.replace("/service/CLI.SANDBOX001/", "/service/CLI.OTHER/"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.get(good.replace("return%2FCLI", "elsewhere%2FCLI")).statusCode())
                .isEqualTo(404);
        assertThat(stage.get(good.replaceFirst("returnUrl=[^&]*&", "")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "API.Household1, A123456789, 400, tx",
        "%%%, A123456789, 400, ids",
        "API.Vaccine001, A123456789, 401, ",
        "API.Household1:API.Household1, A123456789, 400, ",
        "API.Household1, A123456788, 409, ",
        "API.Household1, nonsense, 409, ",
        "API.Household1, A123456789, 401, pid",
    })
    void what_is_wrong_goes_back_as_a_code(String ids, String person, String code, String broken) {
        String base64 = Base64.getEncoder().encodeToString(ids.getBytes(StandardCharsets.UTF_8));
        String pid = "pid".equals(broken) ? "AAAA" : stage.gateway.encrypt(person);
        String txId = "tx".equals(broken)
                ? "11111111-1111-1111-1111-111111111111"
                : UUID.randomUUID().toString();
        HttpResponse<String> answer = visit("ids".equals(broken) ? ids : base64, txId, pid);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(stage.service.returnUrl() + "?code=" + code)
                .endsWith("&own=1");
    }

    @Test
    void a_tx_id_serves_once() {
        String txId = stage.arrive("A123456789", "{}");

        assertThat(stage.get(stage.gateway.integrationUrl(txId).toString())
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .contains("?code=403&tx_id=");
    }

    @Test
    void a_stranger_with_a_valid_id_may_consent_with_any_birthday() {
        String page = consentPage("A100000001");

        assertThat(stage.get(page).body()).contains("A100000001");
        assertThat(refresh(stage.call("POST", page, "id=A100000001&birthday=&method=CER&decision=agree")))
                .contains("?code=200&tx_id=");
    }

    @Test
    void a_wrong_birthday_is_asked_again_and_another_id_is_409() {
        String page = consentPage("A123456789");

        assertThat(stage.call("POST", page, "id=A123456789&birthday=1999-01-01&method=CER&decision=agree")
                        .body())
                .contains("生日與身分證字號不符");
        assertThat(refresh(stage.call("POST", page, "id=B223344554&birthday=1990-11-02&method=CER&decision=agree")))
                .contains("?code=409&tx_id=");
    }

    @Test
    void a_method_below_the_level_is_not_taken_from_the_page() {
        String page = consentPage("A123456789");

        assertThat(stage.call("POST", page, "id=A123456789&birthday=1985-03-14&method=GOV&decision=agree")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void after_twenty_minutes_the_citizen_is_asked_to_apply_again() {
        String page = consentPage("A123456789");
        stage.control("PUT", "/clock", "{\"advance_seconds\": 1201}");

        assertThat(stage.get(page).body()).contains("重新申辦");
        assertThat(stage.call("POST", page, "decision=agree").body()).contains("重新申辦");
        assertThat(refresh(stage.call("POST", page.replace("/consent/", "/again/"), "")))
                .contains("?code=408&tx_id=");
        assertThat(stage.get(page).statusCode()).isEqualTo(410);
        stage.control("PUT", "/clock", "{\"offset_seconds\": 0}");
    }

    @Test
    void pages_speak_both_languages_and_allow_nothing_foreign() {
        HttpResponse<String> page = stage.get(consentPage("A123456789") + "?lang=en");

        assertThat(page.body()).contains("Agree and send", "lang=\"en\"").doesNotContain("<script", "style=");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(page.headers().firstValue("Set-Cookie")).get().asString().startsWith("lang=en");
    }

    private static String refresh(HttpResponse<String> page) {
        return page.headers().firstValue("Refresh").orElseThrow();
    }

    private static String consentPage(String person) {
        HttpResponse<String> answer = stage.get(
                stage.gateway.integrationUrl(stage.gateway.begin(person)).toString());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> visit(String ids, String txId, String pid) {
        return stage.get("/service/CLI.SANDBOX001/" + Query.encode(ids) + "/" + txId + "?returnUrl="
                + Query.encode(stage.service.returnUrl() + "?own=1") + "&pid=" + Query.encode(pid));
    }
}
