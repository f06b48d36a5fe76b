package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserUrlTest {

    @Test
    void beginsAQuery() {
        assertThat(BrowserUrl.with("https://agency.example/return", "tx_id", "1", "state", "2"))
                .hasToString("https://agency.example/return?tx_id=1&state=2");
    }

    @Test
    void goesOnWithTheQueryThatIsThere() {
        assertThat(BrowserUrl.with("https://agency.example/return?lang=en", "tx_id", "1"))
                .hasToString("https://agency.example/return?lang=en&tx_id=1");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(BrowserUrl.with("https://agency.example/", "state", null)).hasToString("https://agency.example/");
        assertThat(BrowserUrl.with("https://agency.example/", "state", null, "outcome", "failed"))
                .hasToString("https://agency.example/?outcome=failed");
    }

    @Test
    void aValueCannotAddAParameterOrAHeader() {
        assertThat(BrowserUrl.with("https://agency.example/", "state", "a&outcome=returned#x=1 +%\r\n狀"))
                .hasToString("https://agency.example/?state=a%26outcome%3Dreturned%23x%3D1%20%2B%25%0D%0A%E7%8B%80");
    }
}
