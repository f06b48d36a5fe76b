package tw.agencygateway.conformance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

@OnTheStand
class ConsoleBrowserIT extends BrowserCase {

    ConsoleBrowserIT(Stand stand) {
        super(stand);
    }

    @ParameterizedTest
    @CsvSource({
        "index.xhtml, 總覽, Overview",
        "services.xhtml, 加值服務, Services",
        "service.xhtml, 登錄服務, Register a service",
        "transactions.xhtml, 交易紀錄, Transactions",
        "data-sets.xhtml, 資料集, Data sets",
        "data-set.xhtml, 新增資料集, New data set",
        "anomalies.xhtml, 異常管理, Anomalies",
        "usage.xhtml, 資料集運用情形, Usage",
        "clients.xhtml, API 用戶端, API clients",
        "client.xhtml, 新增 API 用戶端, New API client",
        "webhooks.xhtml, Webhook 通知, Webhooks",
        "webhook.xhtml, 新增 Webhook, New webhook",
        "deliveries.xhtml, 通知紀錄, Calls to the agency",
        "trust.xhtml, 信任憑證與廢止清冊, Trust anchors and CRLs",
        "signing.xhtml, 簽章金鑰, Signing keys",
        "signing-key.xhtml, 新增簽章金鑰, New signing key",
        "keys.xhtml, 主金鑰, Master keys",
        "account.xhtml, 我的帳號, My account"
    })
    void everyRoomSpeaksBothLanguagesAndFitsAPhone(String room, String chinese, String english) {
        console.enter().room(room);
        assertThat(console.title()).isEqualTo(chinese);
        assertThat(console.language()).isEqualTo("zh-TW");
        console.photograph(room.replace(".xhtml", "-zh"));

        console.changeLanguage();
        assertThat(console.title()).isEqualTo(english);
        assertThat(console.language()).isEqualTo("en");

        page.setViewportSize(PHONE, 844);
        assertThat(console.scrollsSideways()).isFalse();
        console.photograph(room.replace(".xhtml", "-en-phone"));
    }

    @Test
    void theLanguageIsRememberedBeyondTheSession() {
        console.enter().changeLanguage();
        console.logOut();
        assertThat(console.language()).isEqualTo("en");
        console.enter();
        assertThat(console.title()).isEqualTo("Overview");
    }

    @Test
    void anUnknownAccountAndAWrongPasswordGetTheSameAnswer() {
        console.enter().logOut();
        console.logIn("nobody", "wrong");
        String answer = console.notice();
        console.logIn("admin", "wrong");
        assertThat(console.notice()).isEqualTo(answer);
        console.enter();
    }

    @Test
    void aNewClientsTokenIsShownOnce() {
        console.enter().room("client.xhtml");
        page.fill("[id='client:name']", "Browser test " + System.nanoTime());
        page.fill("[id='client:addresses']", "192.0.2.0/24");
        console.press("client:save");
        assertThat(page.textContent("#token code")).matches("agw_[A-Za-z0-9_-]{43}");

        console.room("clients.xhtml");
        assertThat(page.content()).doesNotContainPattern("agw_[A-Za-z0-9_-]{43}");
    }

    @Test
    void aClientGetsANewToken() {
        console.enter().room("client.xhtml");
        String name = "To be renewed " + System.nanoTime();
        page.fill("[id='client:name']", name);
        page.fill("[id='client:addresses']", "192.0.2.0/24");
        console.press("client:save");
        String first = page.textContent("#token code");

        console.room("clients.xhtml");
        console.press(
                page.locator("tr", new Page.LocatorOptions().setHasText(name)).locator("a"));
        page.click("[id='client:renew']");
        console.press(page.locator(".ui-confirmdialog-yes"));
        assertThat(page.textContent("#token code"))
                .matches("agw_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(first);
    }

    @Test
    void aClientIsRevokedOnlyAfterAQuestion() {
        console.enter().room("client.xhtml");
        String name = "To be revoked " + System.nanoTime();
        page.fill("[id='client:name']", name);
        page.fill("[id='client:addresses']", "192.0.2.0/24");
        console.press("client:save");

        console.room("clients.xhtml");
        page.locator("tr", new Page.LocatorOptions().setHasText(name))
                .locator("button")
                .click();
        page.click(".ui-confirmdialog-yes");
        page.waitForSelector("#notices li");
        assertThat(console.notice()).contains(name);
    }

    @Test
    void aServicesSecretsAreNotInItsForm() {
        console.enter().room("services.xhtml");
        console.press(page.locator("table.list a").first());
        assertThat(page.inputValue("[id='service:client_secret']")).isEmpty();
        assertThat(page.inputValue("[id='service:cbc_iv']")).isEmpty();
        console.photograph("service-zh");
        console.press("service:save");
        assertThat(page.url()).endsWith("/admin/services.xhtml");
    }

    @Test
    void aServiceGetsOneMoreLineForADataSet() {
        console.enter().room("services.xhtml");
        console.press(page.locator("table.list a").first());
        Locator lines = page.locator("input[id$=':resource_id']");
        int before = lines.count();
        page.click("button[id$=':add']");
        lines.nth(before).waitFor();
        assertThat(lines.count()).isEqualTo(before + 1);
    }

    @Test
    void aDataSetIsTakenOutOfAServicesForm() {
        console.enter().room("services.xhtml");
        console.press(page.locator("table.list a").first());
        Locator lines = page.locator("input[id$=':resource_id']");
        int before = lines.count();
        String second = lines.nth(1).inputValue();
        page.locator("button[id$=':remove']").first().click();
        page.waitForCondition(() -> lines.count() == before - 1);
        assertThat(lines.first().inputValue()).isEqualTo(second);
    }

    @Test
    void afterTheLogoutNothingIsOpen() {
        console.enter().logOut();
        for (String room : new String[] {"", "index.xhtml", "transactions.xhtml", "account.xhtml"}) {
            console.room(room);
            assertThat(page.url()).endsWith("/admin/login.xhtml");
        }
    }

    @Test
    void pagesCarryAStrictPolicyAndTheCookieIsGuarded() {
        Response response = page.navigate("admin/login.xhtml");
        assertThat(response.headerValue("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(response.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.headerValue("Cache-Control")).isEqualTo("no-store");
        assertThat(response.headerValue("Set-Cookie")).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void aForeignSessionIdIsNotKeptAtTheLogin() {
        page.navigate("admin/login.xhtml");
        String before = sessionId();
        console.enter();
        assertThat(sessionId()).isNotEqualTo(before);
    }

    private String sessionId() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("agency-gateway"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
