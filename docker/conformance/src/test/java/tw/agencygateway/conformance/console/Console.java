package tw.agencygateway.conformance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tw.agencygateway.conformance.stand.Stand;

/** The console as one administrator's browser shows it. */
public final class Console {

    private static final int HEIGHT = 860;
    private static final String PASSWORD = "a long sentence of the tests";

    private final Page page;
    private final Path data;

    /** @param page opened under the gateway's base address, with a slash at its end */
    public Console(Page page, Stand stand) {
        this(page, stand.data());
    }

    /** @param data the gateway's data directory, with the first password */
    public Console(Page page, Path data) {
        this.page = page;
        this.data = data;
    }

    /** Logs in; the first one of a run has to change the one-time password. */
    public Console enter() {
        Path file = data.resolve("first-password");
        if (Files.exists(file)) {
            changeOneTimePassword(read(file));
            assertThat(page.url()).endsWith("/admin/index.xhtml");
            return this;
        }
        return enterAs("admin");
    }

    /** Logs in to an account with the first administrator's password. */
    public Console enterAs(String account) {
        logIn(account, PASSWORD);
        assertThat(page.url()).endsWith("/admin/index.xhtml");
        return this;
    }

    private void changeOneTimePassword(String oneTime) {
        logIn("admin", oneTime);
        page.navigate("admin/services.xhtml");
        assertThat(page.url()).as("nothing else is open yet").endsWith("/admin/account.xhtml");
        page.fill("[id='password:old']", oneTime);
        page.fill("[id='password:new']", PASSWORD);
        page.fill("[id='password:again']", PASSWORD);
        press("password:change");
        assertThat(data.resolve("first-password")).doesNotExist();
    }

    /** Sends the login form, whatever comes of it. */
    public void logIn(String account, String password) {
        page.navigate("admin/login.xhtml");
        page.fill("[id='login:account']", account);
        page.fill("[id='login:password']", password);
        press("login:enter");
    }

    /** Opens a room, such as {@code services.xhtml}. */
    public Console room(String name) {
        page.navigate("admin/" + name);
        return this;
    }

    /** Presses a button that brings a whole page. */
    public void press(String id) {
        press(page.locator("[id='" + id + "']"));
    }

    /** Presses a button or follows a link, and waits until the page that it brings is loaded. */
    public void press(Locator what) {
        AtomicBoolean loaded = new AtomicBoolean();
        Consumer<Page> listener = ignored -> loaded.set(true);
        page.onLoad(listener);
        what.click();
        page.waitForCondition(loaded::get);
        page.offLoad(listener);
    }

    public void changeLanguage() {
        press("switches:language");
    }

    public void logOut() {
        press("session:logout");
    }

    /** The heading of the room. */
    public String title() {
        return page.textContent("h1").strip();
    }

    public String language() {
        return page.getAttribute("html", "lang");
    }

    /** What the console says after an action. */
    public String notice() {
        return page.textContent("#notices li").strip();
    }

    public boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    public Page page() {
        return page;
    }

    /** Keeps what is to be seen under {@code target/screenshots}. */
    public void photograph(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    /** Keeps both, each in a window as high as the page, at whose end a form's buttons stay; on a phone nothing may lie beyond the edge. */
    public void photographWideAndNarrow(String name, String language) {
        unroll(BrowserCase.WIDE);
        photograph(name + "-" + language);
        unroll(BrowserCase.PHONE);
        assertThat(scrollsSideways()).as(name + " on a phone").isFalse();
        photograph(name + "-phone-" + language);
        page.setViewportSize(BrowserCase.WIDE, HEIGHT);
    }

    private void unroll(int width) {
        page.setViewportSize(width, HEIGHT);
        page.setViewportSize(width, (Integer) page.evaluate("document.documentElement.scrollHeight"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
