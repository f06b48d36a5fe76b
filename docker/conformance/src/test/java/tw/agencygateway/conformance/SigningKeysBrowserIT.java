package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.console.BrowserCase;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** A signing key from its making to its deletion, with OpenSSL as the CA and MyData's side of the sandbox as the receiver. */
@OnTheStand
@Isolated("changes the key that packages are signed with")
class SigningKeysBrowserIT extends BrowserCase {

    private static final String KEY = "簽章 2027";
    private static final String CA = "Browser test CA";

    @TempDir
    private Path directory;

    SigningKeysBrowserIT(Stand stand) {
        super(stand);
    }

    @Test
    void aKeyIsMadeCertifiedUsedAndRetired() throws Exception {
        console.enter().room("signing.xhtml");
        make(KEY);
        aStalePageActsOnTheKeyThatItShows();
        row().locator(".badge", new Locator.LocatorOptions().setHasText("等待憑證")).waitFor();
        console.photograph("signing-waiting-zh");
        sign(request());

        importCertificate();
        assertThat(console.notice()).contains("無法串到已啟用的信任憑證");
        trustTheCa();
        console.room("signing.xhtml");
        importCertificate();
        assertThat(console.notice()).contains(KEY);
        assertThat(row().textContent()).contains("使用中", "CN=MyData,OU=資訊處,O=示範機關,C=TW");
        console.photograph("signing-used-zh");
        assertThat(signerOfPackage("B223344554")).contains("MyData", "示範機關");

        console.room("index.xhtml");
        assertThat(page.textContent("main")).contains("簽章金鑰即將到期");
        console.photograph("signing-attention-zh");
        retireAndDelete();
        assertThat(signerOfPackage("F130507090")).contains("Stand");
        forgetTheCa();
    }

    /** @param person of whom no package is kept */
    private String signerOfPackage(String person) {
        JsonNode fetch = DataSetAtMyData.register(stand).fetch(person, "zip", "{}");
        assertThat(fetch.path("findings")).as(fetch.toString()).isEmpty();
        return fetch.path("signer").asText();
    }

    private void make(String name) {
        console.press(page.locator("a[href*='signing-key.xhtml']"));
        page.fill("[id='make:name']", name);
        page.fill("[id='make:organization']", "示範機關");
        page.fill("[id='make:unit']", "資訊處");
        page.fill("[id='make:common_name']", "MyData");
        console.press("make:send");
        assertThat(console.notice()).contains(name);
    }

    /** The page shows one key more than there are, before the one whose button is pressed. */
    private void aStalePageActsOnTheKeyThatItShows() {
        make("first");
        make("second");
        make("third");
        Page other = page.context().newPage();
        other.navigate(page.url());
        confirm(row(other, "first").locator("button[id$=':remove']"));
        row(other, "first").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        confirm(row(page, "second").locator("button[id$=':remove']"));
        row(page, "second").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        other.reload();
        assertThat(row(other, "third").count()).isEqualTo(1);
        confirm(row(other, "third").locator("button[id$=':remove']"));
        row(other, "third").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        other.close();
        page.reload();
    }

    private Path request() {
        Download download =
                page.waitForDownload(() -> row().locator("[id$=':csr']").click());
        assertThat(download.suggestedFilename()).isEqualTo("signing-key.csr");
        Path csr = directory.resolve("csr");
        download.saveAs(csr);
        return csr;
    }

    /** As a CA does, for nine days. */
    private void sign(Path csr) throws Exception {
        openssl("req", "-in", csr.toString(), "-noout", "-verify");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/C=TW/CN=" + CA,
                "-addext",
                "keyUsage=critical,keyCertSign",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-days",
                "90");
        Files.writeString(directory.resolve("ext"), "keyUsage = critical, digitalSignature\n");
        openssl(
                "x509",
                "-req",
                "-in",
                csr.toString(),
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-set_serial",
                "7",
                "-days",
                "59",
                "-extfile",
                "ext",
                "-out",
                "signer.pem");
    }

    private void importCertificate() {
        page.selectOption("[id='certify:name']", KEY);
        page.setInputFiles("[id='certify:file']", directory.resolve("signer.pem"));
        console.press("certify:send");
    }

    private void trustTheCa() {
        console.room("trust.xhtml");
        page.fill("[id='add:name']", CA);
        page.setInputFiles("[id='add:file']", directory.resolve("ca.pem"));
        console.press("add:send");
    }

    private void forgetTheCa() {
        console.room("trust.xhtml");
        Locator anchor = page.locator("[id='anchors'] tr", new Page.LocatorOptions().setHasText(CA));
        confirm(anchor.locator("button[id$=':disable']"));
        anchor.locator(".badge.bad").waitFor();
        confirm(anchor.locator("button[id$=':remove']"));
        anchor.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void retireAndDelete() {
        console.room("signing.xhtml");
        confirm(row().locator("button[id$=':retire']"));
        row().locator(".badge.warn", new Locator.LocatorOptions().setHasText("已停用"))
                .waitFor();
        console.changeLanguage();
        console.photograph("signing-retired-en");
        page.setViewportSize(PHONE, 844);
        assertThat(console.scrollsSideways()).isFalse();
        console.photograph("signing-retired-en-phone");
        page.setViewportSize(WIDE, 860);
        console.changeLanguage();
        confirm(row().locator("button[id$=':remove']"));
        row().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void confirm(Locator button) {
        button.click();
        button.page().click(".ui-confirmdialog-yes");
    }

    private Locator row() {
        return row(page, KEY);
    }

    private static Locator row(Page shown, String key) {
        return shown.locator("[id='keys'] tbody tr", new Page.LocatorOptions().setHasText(key));
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        int status = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(output)).isZero();
    }
}
