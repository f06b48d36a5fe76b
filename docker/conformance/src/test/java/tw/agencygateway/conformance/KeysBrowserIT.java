package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.console.BrowserCase;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The master keys change while the gateway works, and nobody notices but the administrator. */
@OnTheStand
@Isolated("counts what is sealed with which key in the whole database")
class KeysBrowserIT extends BrowserCase {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Journeys journeys;

    KeysBrowserIT(Stand stand) {
        super(stand);
        this.journeys = new Journeys(stand);
    }

    @BeforeEach
    void enter() {
        console.enter();
    }

    @Test
    void keysAreRotatedAndRetiredWhileTransactionsAreUnderWay() throws Exception {
        Journey done = journeys.ready();
        Journey away = journeys.atMyData("{}");
        Journey fetching = journeys.agreedAndBack("{\"data_preparing\": {\"times\": 0, \"retry_after\": \"600\"}}");
        fetching.awaitStatus("processing");
        console.room("keys.xhtml");
        String old = console.page().locator("[id='keys'] table code").first().textContent();

        confirm(console.page().locator("[id='keys:rotate']"));
        row("僅供解密").waitFor();
        console.photograph("keys-rotated-zh");
        away.agree();
        away.comeBack();
        away.awaitStatus("ready");
        awaitResealing(old);

        settle();
        console.room("keys.xhtml");
        console.photograph("keys-resealed-zh");
        confirm(row(old).locator("button[id$=':disable']"));
        row("已停用").waitFor();
        settle();
        console.changeLanguage();
        console.photograph("keys-off-en");
        console.page().setViewportSize(390, 844);
        assertThat(console.scrollsSideways()).isFalse();
        console.photograph("keys-off-en-phone");
        console.page().setViewportSize(1280, 800);
        confirm(row(old).locator("button[id$=':remove']"));
        row(old).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        assertThat(sealedWith(old)).isZero();
        assertThat(masterKeyset()).doesNotContain("\"keyId\":" + Long.parseLong(old, 16));
        letThePlatformDeliver(fetching);
        for (Journey journey : List.of(done, away, fetching)) {
            assertThat(journey.status().path("status").asText()).isEqualTo("ready");
            Reply file = stand.gateway().get(journey.path() + "/files/1");
            assertThat(file.status()).as("file: %s", file).isEqualTo(200);
        }
        restartAndReadAgain(done);
    }

    @Test
    void whoeverIsNoAdministratorMayNotEvenSeeTheRoom() throws SQLException {
        stand.database().update("""
                INSERT INTO administrator
                SELECT id + 1000000, version, 'keys-operator', display_name, password_hash, must_change, 'OPERATOR', enabled,
                    failed_logins, locked_until, last_login_at, created_at, password_changed_at
                FROM administrator WHERE account = 'admin' ON CONFLICT DO NOTHING
                """);
        console.logOut();
        console.enterAs("keys-operator");

        assertThat(console.page().locator("a[href$='/admin/keys.xhtml']").count())
                .isZero();
        assertThat(console.page().request().get("admin/keys.xhtml").status()).isEqualTo(403);
    }

    private void confirm(Locator button) {
        button.click();
        console.page().click(".ui-confirmdialog-yes");
    }

    private Locator row(String text) {
        return console.page()
                .locator("[id='keys'] table tr", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    /** Lets ten minutes pass since the last change of the keys. */
    private void settle() throws SQLException {
        stand.database().update("UPDATE master_keyset SET changed_at = changed_at - INTERVAL '10 minutes'");
    }

    private void awaitResealing(String old) {
        await("everything is sealed anew").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stand.database()
                            .number(
                                    "SELECT COUNT(*) FROM resealing WHERE done_at IS NOT NULL AND key_id <> ?",
                                    Long.parseLong(old, 16)))
                    .isGreaterThanOrEqualTo(8);
            assertThat(sealedWith(old)).isZero();
        });
    }

    private long sealedWith(String key) throws SQLException {
        long sealed = 0;
        for (String column : List.of(
                "sp_transaction.person",
                "sp_transaction.ticket",
                "sp_transaction.secret_key",
                "sp_transaction.vault_key",
                "sp_service.api_key",
                "sp_credential.client_secret",
                "sp_credential.cbc_iv",
                "transaction_event.person")) {
            String[] name = column.split("\\.");
            sealed += stand.database()
                    .number(
                            "SELECT COUNT(*) FROM " + name[0] + " WHERE encode(substring(" + name[1]
                                    + " from 1 for 5), 'hex') = ?",
                            "01" + key.toLowerCase(Locale.ROOT));
        }
        return sealed;
    }

    private String masterKeyset() throws IOException {
        Path file = stand.data().resolve("master-keyset.json");
        return Files.readString(file).replace(" ", "");
    }

    /** The platform has the data now, and the gateway need not wait the time that it was told. */
    private static void letThePlatformDeliver(Journey journey) throws SQLException {
        journey.misbehave("{}");
        journey.timePasses(Duration.ofSeconds(600));
        journey.awaitStatus("ready");
    }

    private void restartAndReadAgain(Journey journey) {
        stand.gateway().redeploy();
        assertThat(stand.gateway().get(journey.path() + "/files/1").status()).isEqualTo(200);
    }
}
