package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.console.Chromium;
import tw.agencygateway.conformance.console.Console;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** A data set's signer is recorded at first use and confirmed by an administrator; from then on nobody else may sign (decisions row 25). */
@OnTheStand
class SignersBrowserIT {

    private static final String SERVICE = "CLI.SANDBOX002";
    private static final String DATA_SET = "API.Vaccine001";

    private final Stand stand;

    SignersBrowserIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void aSignerIsRecordedConfirmedAndFromThenOnTheOnlyOne() throws Exception {
        Journey first = agreedAndBack("{}");
        first.awaitState("READY");
        assertThat(first.findings()).contains("signature-verified", "signer-unconfirmed");

        Journey another = agreedAndBack("{\"other_signer\": true}");
        another.awaitState("UNDECIDED");
        assertThat(another.findings()).contains("signer-mismatch").doesNotContain("signature-verified");

        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(stand.gateway().base() + "/", 1280);
            Console console = new Console(page, stand).enter();
            console.room("trust.xhtml");
            assertThat(row(page).textContent()).contains("沙盒財稅機關");
            console.photograph("signers-zh");
            row(page).locator("button[id$=':confirm']").click();
            page.click(".ui-confirmdialog-yes");
            row(page).locator(".badge.good").waitFor();
            console.changeLanguage();
            console.photograph("signers-en");
            console.room("transaction.xhtml?tx_id=" + first.txId());
            console.photograph("signer-report-en");
            console.changeLanguage();
            console.photograph("signer-report-zh");
            assertThat(console.scrollsSideways()).isFalse();
            assertThat(chromium.complaints()).isEmpty();
        }

        another.awaitState("REJECTED");
        another.awaitErasure();
        assertThat(another.exchanges("data")).as("fetched once").hasSize(1);
        Journey next = agreedAndBack("{}");
        next.awaitState("READY");
        assertThat(next.findings()).contains("signature-verified").doesNotContain("signer-unconfirmed");
    }

    private Journey agreedAndBack(String misbehaviours) {
        Journey journey = new Journeys(stand)
                .start(stand.gateway()
                        .clientOf(SERVICE)
                        .post(
                                "/api/v1/sp/transactions",
                                Json.of(Map.of(
                                        "client_id",
                                        SERVICE,
                                        "resource_ids",
                                        List.of(DATA_SET),
                                        "person",
                                        Journeys.PERSON,
                                        "state",
                                        Journeys.STATE))));
        journey.misbehave(misbehaviours);
        journey.leave();
        journey.agree();
        journey.comeBack();
        return journey;
    }

    private static Locator row(Page page) {
        return page.locator("#signers tr", new Page.LocatorOptions().setHasText(DATA_SET));
    }
}
