package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.console.Chromium;
import tw.agencygateway.conformance.console.Console;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** Undecided is not rejected (decisions row 17): the cause is mended in the console, and the data comes without a new download. */
@OnTheStand
@Isolated("for a while everybody trusts the foreign root")
class QuarantineBrowserIT {

    private static final String ANCHOR = "Foreign root";

    private final Stand stand;

    QuarantineBrowserIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void whatCouldNotBeJudgedIsReadyByItselfOnceItsRootIsTrusted() {
        Journey journey = new Journeys(stand).agreedAndBack("{\"certificate_of_foreign_root\": true}");
        journey.awaitStatus("undecided");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(stand.gateway().base() + "/", 1280);
            Console console = new Console(page, stand).enter();
            console.room("transaction.xhtml?tx_id=" + journey.txId());
            page.locator("[id='transaction:verify']").waitFor();
            console.photograph("quarantine-zh");

            trustForeignRoot(console);
            journey.awaitStatus("ready");
            console.room("transaction.xhtml?tx_id=" + journey.txId());
            console.photograph("quarantine-ready-zh");

            distrustForeignRoot(console);
            assertThat(chromium.complaints()).isEmpty();
        }
        assertThat(journey.exchanges("data")).as("fetched once").hasSize(1);
    }

    private void trustForeignRoot(Console console) {
        byte[] certificate = stand.sandbox().get("/pki/foreign.cer").body();
        console.room("trust.xhtml");
        console.page().fill("[id='add:name']", ANCHOR);
        console.page()
                .setInputFiles("[id='add:file']", new FilePayload("foreign.cer", "application/pkix-cert", certificate));
        console.press("add:send");
        assertThat(row(console).count()).isEqualTo(1);
    }

    private void distrustForeignRoot(Console console) {
        console.room("trust.xhtml");
        confirm(console, "disable");
        row(console).locator("button[id$=':enable']").waitFor();
        confirm(console, "remove");
        row(console).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static void confirm(Console console, String button) {
        row(console).locator("button[id$=':" + button + "']").click();
        console.page().click(".ui-confirmdialog-yes");
    }

    private static Locator row(Console console) {
        return console.page().locator("#anchors tr", new Page.LocatorOptions().setHasText(ANCHOR));
    }
}
