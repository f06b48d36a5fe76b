package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.console.BrowserCase;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData issues another client_secret and CBC IV while transactions are under way: each ends with those it reached MyData with. */
@OnTheStand
@Isolated("other tests know the service's first credentials")
class SpCredentialChangeIT extends BrowserCase {

    private final Journeys journeys;

    SpCredentialChangeIT(Stand stand) {
        super(stand);
        this.journeys = new Journeys(stand);
    }

    @BeforeEach
    void enter() {
        console.enter();
    }

    @AfterEach
    void restore() {
        change(
                stand.sandbox().secret(Gateway.SERVICE, "client-secret"),
                stand.sandbox().secret(Gateway.SERVICE, "cbc-iv"));
    }

    @Test
    void transactionsOfEveryStageEndWellAcrossAChange() throws Exception {
        Journey started = journeys.start();
        Journey away = journeys.atMyData("{}");
        Journey waiting = journeys.atMyData();
        waiting.agree();
        waiting.comeBack();
        Journey fetching = journeys.agreedAndBack("{\"data_preparing\": {\"times\": 0, \"retry_after\": \"600\"}}");
        fetching.awaitStatus("processing");
        Journey checking = journeys.agreedAndBack("{\"certificate_of_foreign_root\": true}");
        checking.awaitStatus("undecided");
        List<String> findings = checking.findings();

        change("Abcdefgh12345678", "another.iv/16+ch");

        Journey fresh = journeys.ready();
        started.leave();
        started.agree();
        started.comeBack();
        away.agree();
        away.comeBack();
        assertThat(waiting.notifyNow().path("status").asInt()).isEqualTo(200);
        fetching.misbehave("{}");
        fetching.timePasses(Duration.ofSeconds(600));
        for (Journey journey : List.of(fresh, started, away, waiting, fetching)) {
            journey.awaitStatus("ready");
            Reply file = stand.gateway().get(journey.path() + "/files/1");
            assertThat(file.status()).as("file: %s", file).isEqualTo(200);
        }
        verifyAgain(checking);
        assertThat(checking.findings()).as("with the IV of its own time").isEqualTo(findings);
        assertThat(fresh.column("credential_id"))
                .isEqualTo(started.column("credential_id"))
                .isNotEqualTo(away.column("credential_id"));
    }

    /** Judges the quarantined data again, which takes the credentials. */
    private void verifyAgain(Journey journey) throws Exception {
        String before = journey.column("updated_at");
        console.room("transaction.xhtml?tx_id=" + journey.txId());
        console.page().click("[id='transaction:verify']");
        await("judged again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !journey.column("updated_at").equals(before)
                        && journey.state().equals("UNDECIDED"));
    }

    private void change(String clientSecret, String cbcIv) {
        String body = Json.of(Map.of("client_secret", clientSecret, "cbc_iv", cbcIv));
        Reply reply = stand.sandbox()
                .send(stand.sandbox()
                        .request("/control/api/services/" + Gateway.SERVICE + "/credentials")
                        .PUT(BodyPublishers.ofString(body)));
        assertThat(reply.status()).as("credentials: %s", reply).isEqualTo(204);
        console.room("service.xhtml?client_id=" + Gateway.SERVICE);
        page.fill("[id='service:client_secret']", clientSecret);
        page.fill("[id='service:cbc_iv']", cbcIv);
        console.press("service:save");
        assertThat(page.url()).endsWith("/admin/services.xhtml");
    }
}
