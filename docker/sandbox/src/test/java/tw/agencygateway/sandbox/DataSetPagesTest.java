package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tw.agencygateway.sandbox.http.Response;

/** The control page of data providers and GSP. */
class DataSetPagesTest extends ProviderCase {
    @Test
    void is_led_to_and_speaks_both_languages() {
        assertThat(stage.get("/control").body()).contains("href=\"/control/data-sets\"");
        assertThat(page("zh-TW")).contains("向提供者取資料", "GSP 一切正常。", provider.address(), "陳堃﨑");
        assertThat(page("en")).contains("Ask a provider", "GSP behaves.", "/gsp/v1/.well-known/openid-configuration");
    }

    @Test
    void a_provider_is_asked_and_what_it_sent_is_shown() {
        provider.answerWith(
                Response.empty(429).with("Retry-After", "0"),
                Response.bytes(200, "application/json", "{".getBytes(StandardCharsets.UTF_8)));

        post("fetch", "resource=API.Household1&person=B223344554&form=json&use=call_accept&call_accept.type=text/x");

        assertThat(provider.requests().get(0).header("Content-Type")).isEqualTo("application/json");
        assertThat(provider.requests().get(0).header("Accept")).isEqualTo("text/x");
        assertThat(page("en"))
                .contains(
                        "<td>B223344554</td>",
                        "<span class=\"tag\">429</span> <span class=\"tag\">200</span>",
                        "<span class=\"tag error\">no-json: data.json</span>");
    }

    @Test
    void a_heartbeat_is_listened_for_and_shown() {
        provider.answerWith(Response.empty(503));

        post("heartbeat", "resource=API.Household1");

        assertThat(page("en")).contains("<span class=\"tag error\">503</span>", "<td>503 <span class=\"quiet\">");
    }

    @Test
    void gsp_misbehaves_as_chosen_until_told_otherwise() {
        post("gsp", "use=down,slow&down.status=503&slow.millis=1");
        assertThat(page("en")).contains("Is down: answers this status");
        assertThat(stage.get("/gsp/v1/.well-known/openid-configuration").statusCode())
                .isEqualTo(503);

        post("gsp", "");
        assertThat(page("en")).contains("GSP behaves.");
        assertThat(stage.get("/gsp/v1/.well-known/openid-configuration").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_unknown_is_refused() {
        assertThat(stage.call("POST", "/control/data-sets/heartbeat", "resource=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stage.call("POST", "/control/data-sets/fetch", "resource=API.Household1&person=x")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String page(String language) {
        HttpResponse<String> page = stage.get("/control/data-sets?lang=" + language);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static void post(String action, String form) {
        assertThat(stage.call("POST", "/control/data-sets/" + action, form).statusCode())
                .isEqualTo(303);
    }
}
