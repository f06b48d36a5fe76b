package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.RawCaller;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §柒.二: how the citizen is sent to MyData. */
@OnTheStand
@Execution(CONCURRENT)
class SpRedirectConformanceIT {

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpRedirectConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    void sendsTheCitizenToTheIntegrationUrlOfTheSpecification() {
        Journey journey = journeys.start();

        URI target = URI.create(journey.go().header("location"));

        String dataSets =
                Base64.getEncoder().encodeToString("API.Household1:API.Income0001".getBytes(StandardCharsets.UTF_8));
        assertThat(target.getAuthority()).isEqualTo(stand.sandbox().uri("/").getAuthority());
        assertThat(target.getRawPath())
                .isEqualTo("/service/CLI.SANDBOX001/" + URLEncoder.encode(dataSets, StandardCharsets.UTF_8) + "/"
                        + journey.txId());
        assertThat(target.getRawQuery()).matches("returnUrl=[^&]+&pid=[^&]+");
    }

    @Test
    void encryptsThePersonAndEncodesTheReturnUrl() {
        String[] query = URI.create(journeys.start().go().header("location"))
                .getRawQuery()
                .split("&");

        String returnUrl = decoded(query[0].substring("returnUrl=".length()));
        String pid = query[1].substring("pid=".length());
        assertThat(pid).doesNotContain("+", "/", "=");
        assertThat(PlatformCipher.of(stand.sandbox(), Gateway.SERVICE).decrypt(decoded(pid)))
                .isEqualTo(Journeys.PERSON);
        assertThat(returnUrl).matches("\\Q" + gateway.base() + "/return/CLI.SANDBOX001?h=\\E[A-Za-z0-9_-]{22,}");
    }

    @Test
    void isNeitherCachedNorToldToThePlatformAsReferrer() {
        Reply redirect = journeys.start().go();

        assertThat(redirect.header("cache-control")).contains("no-store");
        assertThat(redirect.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(redirect.text()).doesNotContain(Journeys.PERSON);
    }

    @Test
    void redirectsOnceOnly() throws Exception {
        Journey journey = journeys.start();
        journey.leave();

        Reply second = journey.go();

        assertThat(second.header("location")).endsWith("/agency/?error=link-used");
        assertThat(journey.events(140)).isEqualTo(1);
    }

    @Test
    void recordsTheRedirectWithTheCitizensAddress() throws Exception {
        Journey journey = journeys.start();

        int status = gateway.stranger().get(pathOf(journey), "X-Forwarded-For: 203.0.113.9");

        assertThat(status).isEqualTo(302);
        assertThat(journey.addressOf(140)).isEqualTo(RawCaller.STRANGER);
    }

    @Test
    void isNotUsedUpByALookAtItsHead() throws Exception {
        Journey journey = journeys.start();

        Reply look = gateway.anonymous()
                .send(gateway.anonymous().request(journey.goUrl()).method("HEAD", BodyPublishers.noBody()));

        assertThat(look.status()).isEqualTo(204);
        assertThat(journey.status().path("status").asText()).isEqualTo("created");
        assertThat(journey.go().header("location")).contains("/service/CLI.SANDBOX001/");
    }

    @Test
    void doesNotSendACitizenWhoComesLate() throws Exception {
        Journey journey = journeys.start();
        journey.timePasses(Duration.ofMinutes(11));

        assertThat(journey.go().header("location")).endsWith("?error=link-used");
        assertThat(journey.awaitStatus("expired").path("reason").path("code").asText())
                .isEqualTo("go-unused");
        assertThat(journey.events(140)).isZero();
    }

    @Test
    void knowsNoHandleThatItDidNotMake() {
        assertThat(gateway.anonymous().get("/go/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(gateway.anonymous().get("/go/%00%0d%0a").status()).isBetween(400, 404);
    }

    private String pathOf(Journey journey) {
        return journey.goUrl().substring(gateway.base().toString().length());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
