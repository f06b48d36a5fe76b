package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.RawCaller;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §柒.三–五: the citizen's return, which proves nothing and is but a hint. */
@OnTheStand
@Execution(CONCURRENT)
class SpReturnConformanceIT {

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpReturnConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @CsvSource({
        "205, declined", "206, failed", "400, failed", "401, failed", "403, failed", "404, failed", "408, failed",
        "409, failed", "410, failed", "423, failed", "501, failed", "504, failed", "299, failed", "999, failed"
    })
    void tellsTheAgencyWhatTheCodeSays(String code, String outcome) throws Exception {
        Journey journey = journeys.atMyData("{\"return_code\": {\"code\": \"" + code + "\"}}");
        journey.agree();

        Reply back = journey.comeBack();

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("location")).isEqualTo(journey.agencyPage(outcome));
        assertThat(journey.status().path("return_code").asText()).isEqualTo(code);
        assertThat(journey.status().path("status").asText())
                .as("not confirmed yet")
                .isEqualTo("waiting");
        assertThat(journey.events(300)).isEqualTo(1);
    }

    @Test
    void waitsForTheNotificationAfterAReturnWithCode200() {
        Journey journey = journeys.atMyData();
        journey.agree();

        assertThat(journey.comeBack().header("location")).isEqualTo(journey.agencyPage("returned"));
        assertThat(journey.status().path("status").asText()).isEqualTo("waiting");
    }

    @Test
    void recordsTheReturnWithTheCitizensAddress() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();

        int status = gateway.stranger().get(pathOf(journey.returnUrl()), "X-Forwarded-For: 203.0.113.9");

        assertThat(status).isEqualTo(302);
        assertThat(journey.addressOf(300)).isEqualTo(RawCaller.STRANGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return_without_tx_id", "return_plain_tx_id"})
    void findsTheTransactionByTheHandleWhereThePlatformDoesNotEncryptTheTxId(String misbehaviour) {
        Journey journey = journeys.atMyData("{\"notification_on_command\": true, \"" + misbehaviour + "\": true}");
        journey.agree();

        assertThat(journey.comeBack().header("location")).isEqualTo(journey.agencyPage("returned"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return_foreign_tx_id", "return_broken_tx_id"})
    void refusesAReturnWhoseTxIdAndHandleDisagree(String misbehaviour) throws Exception {
        Journey journey = journeys.atMyData("{\"notification_on_command\": true, \"" + misbehaviour + "\": true}");
        journey.agree();

        assertNeutral(journey.comeBack());
        assertUntouched(journey);
    }

    @Test
    void refusesAHandleThatWasTamperedWith() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();
        String handle = journey.returnUrl().replaceFirst(".*[?&]h=", "");
        String tampered = (handle.charAt(0) == 'A' ? 'B' : 'A') + handle.substring(1);

        assertNeutral(gateway.anonymous().get(journey.returnUrl().replace(handle, tampered)));
        assertUntouched(journey);
    }

    @Test
    void isNotMovedByAStrangerWhoKnowsTheTxId() throws Exception {
        Journey journey = journeys.atMyData();

        assertNeutral(gateway.anonymous().get("/return/CLI.SANDBOX001?code=205&tx_id=" + journey.txId()));
        assertNeutral(gateway.anonymous().get("/return/CLI.SANDBOX001?code=205"));
        assertUntouched(journey);
    }

    @Test
    void isNotMovedThroughAnotherServicesReturnUrl() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();

        assertNeutral(gateway.anonymous().get(journey.returnUrl().replace("CLI.SANDBOX001", "CLI.SANDBOX002")));
        assertUntouched(journey);
    }

    @Test
    void acceptsATxIdThatThePlatformEncryptedWhereItDropsTheHandle() {
        Journey journey = journeys.atMyData();
        String txId = PlatformCipher.of(stand.sandbox(), Gateway.SERVICE).encrypt(journey.txId());

        Reply back = gateway.anonymous()
                .get("/return/CLI.SANDBOX001?code=200&tx_id=" + URLEncoder.encode(txId, StandardCharsets.UTF_8));

        assertThat(back.header("location")).isEqualTo(journey.agencyPage("returned"));
    }

    @Test
    void takesARepeatedReturnForTheSameOne() throws Exception {
        Journey journey = journeys.atMyData();
        journey.agree();
        journey.comeBack();

        Reply again = gateway.anonymous().get(journey.returnUrl().replace("code=200", "code=205"));

        assertThat(again.header("location")).isEqualTo(journey.agencyPage("returned"));
        assertThat(journey.status().path("return_code").asText()).isEqualTo("200");
        assertThat(journey.events(300)).isEqualTo(1);
    }

    @Test
    void handsTheDataOutOnlyOnceTheCitizenIsBack() throws Exception {
        Journey journey = journeys.atMyData("{}");
        journey.agree();
        journey.awaitState("AWAY_READY");

        assertThat(journey.status().path("status").asText()).isEqualTo("away");
        assertThat(gateway.get(journey.path() + "/files").status()).isEqualTo(409);
        journey.comeBack();

        assertThat(journey.status().path("status").asText()).isEqualTo("ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code=",
                "code=abc",
                "code=200&code=205",
                "code=2000",
                "code=-1",
                "tx_id=%zz",
                "h=%00",
                "code=200&h=../../etc/passwd",
                "%",
                "&&&",
                "=",
                "code=%E4%B8%AD"
            })
    void sendsAQueryThatItCannotReadToTheFrontPage(String query) {
        // raw, because an HTTP client would refuse to send some of them
        String answer = gateway.stranger()
                .exchange(
                        "GET " + gateway.base().getPath() + "/return/CLI.SANDBOX001?" + query
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        new byte[0]);

        // WildFly refuses a broken escape before the gateway sees it
        assertThat(answer).containsPattern("^HTTP/1.1 (400 |302 (?s:.*)error=unknown-return)");
    }

    @Test
    void readsNoEndlessQuery() {
        assertNeutral(gateway.anonymous().get("/return/CLI.SANDBOX001?code=200&x=" + "y".repeat(5_000)));
        assertNeutral(gateway.anonymous().get("/return/CLI.SANDBOX001?" + "a=b&".repeat(40) + "code=200"));
    }

    @Test
    void knowsNoServiceThatIsNotRegistered() {
        assertThat(gateway.anonymous().get("/return/CLI.NOBODY?code=200").status())
                .isEqualTo(404);
    }

    private void assertNeutral(Reply reply) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("location")).endsWith("/agency/?error=unknown-return");
    }

    private static void assertUntouched(Journey journey) throws Exception {
        assertThat(journey.state()).isEqualTo("AWAY");
        assertThat(journey.events(300)).isZero();
    }

    private String pathOf(String url) {
        return URI.create(url).toString().substring(gateway.base().toString().length());
    }
}
