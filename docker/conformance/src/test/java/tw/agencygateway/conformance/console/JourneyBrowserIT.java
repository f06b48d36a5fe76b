package tw.agencygateway.conformance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForSelectorOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** The whole journey as people see it: the agency's page, MyData's consent page, the data, and the console's story of it. */
@OnTheStand
class JourneyBrowserIT extends BrowserCase {

    private static final WaitForSelectorOptions PATIENTLY = new WaitForSelectorOptions().setTimeout(90_000);

    JourneyBrowserIT(Stand stand) {
        super(stand);
    }

    @ParameterizedTest
    @CsvSource({"zh-TW, 資料已驗證, 資料已刪除", "en, data verified, has been erased"})
    void aPersonsDataReachesTheAgencyAndIsErasedInTheConsole(String language, String ready, String erased) {
        page.navigate(stand.sandbox().uri("/agency/").toString());
        if (language.equals("en")) {
            console.press(page.locator("header a", new Page.LocatorOptions().setHasText("English")));
        }
        photograph("agency", language);

        console.press(page.locator("button.primary"));
        assertThat(page.url()).contains("/mydata/consent/");
        photograph("consent", language);

        page.click("button[value=agree]");
        page.waitForSelector(".verdict", PATIENTLY);
        assertThat(page.textContent("main")).contains("王小明");
        photograph("data", language);
        String txId = page.inputValue("form[action='/agency/erase'] input[name=tx]");

        openInConsole(txId, language);
        assertThat(page.textContent("#transaction\\:state, #state")).contains(ready);
        assertThat(page.textContent("main")).contains("140", "290", "300", "310", "個人戶籍資料.json");
        photograph("detail", language);

        page.click("[id='transaction:erase']");
        page.click(".ui-confirmdialog-yes");
        page.waitForSelector("#notices li");
        page.reload();
        assertThat(page.textContent("#transaction\\:state, #state")).contains(erased);
        assertThat(page.textContent("main")).contains("360").doesNotContain("個人戶籍資料.json");
        photograph("erased", language);
    }

    private void openInConsole(String txId, String language) {
        console.enter();
        if (!console.language().equals(language)) {
            console.changeLanguage();
        }
        console.room("transactions.xhtml");
        page.fill("[id$=':key']", txId);
        console.press(page.locator("[id$=':search']"));
        assertThat(page.url()).contains(txId);
    }

    private void photograph(String what, String language) {
        console.photograph("journey-" + what + "-" + language);
    }
}
