package tw.agencygateway.conformance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tw.agencygateway.conformance.stand.Stand;

/** A browser for the class, and for each test a page of a visitor who was never there before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserCase {

    protected static final int WIDE = 1280;
    protected static final int PHONE = 390;

    protected final Stand stand;
    protected Page page;
    protected Console console;
    private Chromium chromium;

    protected BrowserCase(Stand stand) {
        this.stand = stand;
    }

    @BeforeAll
    void start() {
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        page = chromium.open(stand.gateway().base() + "/", WIDE);
        console = new Console(page, stand);
    }

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        assertThat(chromium.complaints()).isEmpty();
        page.context().close();
    }
}
