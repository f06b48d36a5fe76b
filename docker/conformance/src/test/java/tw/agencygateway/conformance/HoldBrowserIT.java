package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.console.Chromium;
import tw.agencygateway.conformance.console.Console;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** A legal hold beats retention and erasure until it is released, and stays on record. */
@OnTheStand
class HoldBrowserIT {

    private final Stand stand;

    HoldBrowserIT(Stand stand) {
        this.stand = stand;
    }

    @ParameterizedTest
    @CsvSource({"zh-TW, 法律保留中, 已設定, 已解除", "en, legal hold, was placed, was released"})
    void dataUnderAHoldIsNotErased(String language, String badge, String placed, String released) throws Exception {
        Journey journey = new Journeys(stand).ready();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(stand.gateway().base() + "/", 1280);
            Console console = new Console(page, stand).enter();
            if (!console.language().equals(language)) {
                console.changeLanguage();
            }
            console.room("transaction.xhtml?tx_id=" + journey.txId());
            page.fill("[id='hold:reason']", "court order 7 <b>");
            console.press("hold:place");
            assertThat(console.notice()).contains(placed);
            assertThat(page.textContent("#transaction")).contains(badge);
            assertThat(page.textContent("#holds")).contains("court order 7 <b>", "admin");
            assertThat(page.locator("[id='transaction:erase']").count()).isZero();
            console.photograph("hold-" + language);
            page.setViewportSize(390, 844);
            assertThat(console.scrollsSideways()).isFalse();
            console.photograph("hold-phone-" + language);

            Reply refused = stand.gateway().delete(journey.path());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("held");
            journey.timePasses(Duration.ofDays(31));
            assertThat(journey.column("deadline_at")).isNull();
            assertThat(stand.vault().filesOf(journey.txId())).isNotEmpty();

            page.fill("[id='hold:reason']", "order lifted");
            console.press("hold:release");
            assertThat(console.notice()).contains(released);
            assertThat(page.textContent("#holds")).contains("order lifted");
            assertThat(chromium.complaints()).isEmpty();
        }
        journey.awaitState("ERASED");
        journey.awaitErasure();
        assertThat(journey.column("reason")).isEqualTo("RETENTION_OVER");
    }
}
