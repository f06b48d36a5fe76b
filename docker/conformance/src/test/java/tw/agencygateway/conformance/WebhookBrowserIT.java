package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.console.BrowserCase;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** Webhooks as an administrator sees them: registering, trying, a new secret, and sending again what could not be delivered. */
@OnTheStand
@Isolated("restarts the gateway, and sends everything again that is dead")
class WebhookBrowserIT extends BrowserCase {

    private static final String DEMO = "Sandbox agency page";

    WebhookBrowserIT(Stand stand) {
        super(stand);
    }

    @BeforeEach
    void enter() {
        console.enter();
    }

    @ParameterizedTest
    @CsvSource({"zh-TW, 未列出, 測試通知未送達, 已移除", "en, does not name, was not taken, was removed"})
    void aWebhookIsRegisteredTriedAndRemoved(String language, String refused, String notTaken, String removed) {
        speak(language);
        String name = "Browser " + System.nanoTime();
        console.room("webhook.xhtml");
        page.fill("[id='webhook:name']", name);
        page.fill("[id='webhook:url']", "https://elsewhere.example/hook");
        page.uncheck("[id='webhook:enabled']");
        console.press("webhook:save");
        assertThat(console.notice()).contains(refused);

        page.fill("[id='webhook:url']", stand.sandbox().uri("/agency/webhook").toString());
        console.press("webhook:save");
        String secret = page.textContent("#secret code");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        console.photograph("webhook-secret-" + language);

        console.room("webhooks.xhtml");
        assertThat(page.content()).contains(name).doesNotContain(secret);
        console.photograph("webhooks-" + language);
        page.setViewportSize(PHONE, 844);
        assertThat(console.scrollsSideways()).isFalse();
        console.photograph("webhooks-phone-" + language);
        page.setViewportSize(WIDE, 800);
        console.press(
                page.locator("tr", new Page.LocatorOptions().setHasText(name)).locator("a"));
        // the sandbox knows the secret of another one
        console.press("webhook:test");
        assertThat(console.notice()).contains(notTaken).contains("HTTP 401");

        page.click("[id='webhook:remove']");
        console.press(page.locator(".ui-confirmdialog-yes"));
        assertThat(console.notice()).contains(removed).contains(name);
    }

    @Test
    void afterARenewalTheOldSecretStillServes() {
        console.room("webhook.xhtml?name=" + DEMO.replace(" ", "%20"));
        console.press("webhook:test");
        assertThat(console.notice()).contains("HTTP 204");

        page.click("[id='webhook:renew']");
        console.press(page.locator(".ui-confirmdialog-yes"));
        assertThat(page.textContent("#secret code")).matches("whsec_[A-Za-z0-9+/]{43}=");
        console.press("webhook:test");
        assertThat(console.notice()).contains("HTTP 204");
    }

    @ParameterizedTest
    @CsvSource({"zh-TW, 即將重新傳送", "en, will be sent again"})
    void whatIsDeadIsSentAgain(String language, String repeated) throws Exception {
        speak(language);
        Journey journey = new Journeys(stand).start();
        WebhookCalls calls = dead(journey);
        console.room("deliveries.xhtml");
        console.photograph("deliveries-" + language);
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(journey.txId()));
        assertThat(row.textContent()).contains("HTTP 500");
        page.setViewportSize(PHONE, 844);
        assertThat(console.scrollsSideways()).isFalse();
        console.photograph("deliveries-phone-" + language);
        page.setViewportSize(WIDE, 800);

        calls.misbehave("{\"times\": 0}");
        console.press(row.locator("input[type=submit]"));
        assertThat(console.notice()).contains(repeated);
        calls.awaitRow("delivered_at IS NOT NULL");
    }

    @Test
    void allThatIsDeadIsSentAgainAlsoAfterACrash() throws Exception {
        WebhookCalls one = dead(new Journeys(stand).start());
        WebhookCalls other = dead(new Journeys(stand).start());
        console.room("index.xhtml");
        assertThat(page.locator("main a[href$='deliveries.xhtml']").count()).isEqualTo(1);
        console.room("deliveries.xhtml");
        console.press("deliveries:repeatAll");
        one.awaitRow("dead_at IS NULL AND attempts = 1 AND claim IS NULL");
        other.awaitRow("dead_at IS NULL AND attempts = 1 AND claim IS NULL");

        stand.gateway().kill();
        stand.gateway().restart();

        one.misbehave("{\"times\": 0}");
        other.misbehave("{\"times\": 0}");
        one.pauseIsOver();
        other.pauseIsOver();
        one.awaitRow("delivered_at IS NOT NULL AND attempts >= 2");
        other.awaitRow("delivered_at IS NOT NULL AND attempts >= 2");
    }

    /** A transaction's first call, tried in vain for a day. */
    private WebhookCalls dead(Journey journey) throws Exception {
        WebhookCalls calls = new WebhookCalls(stand, journey.txId());
        calls.misbehave("{\"status\": 500, \"times\": 1000}");
        journey.misbehave("{\"notification_on_command\": true}");
        journey.leave();
        calls.awaitRow("attempts = 1 AND claim IS NULL");
        calls.dayIsOver();
        calls.awaitRow("dead_at IS NOT NULL AND attempts = 2");
        return calls;
    }

    private void speak(String language) {
        if (!console.language().equals(language)) {
            console.changeLanguage();
        }
    }
}
