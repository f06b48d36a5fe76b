package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.HalfRequest;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §捌.二: bodies of the SP-API that cannot be read, each as a change to one that can. */
@OnTheStand
@Execution(CONCURRENT)
class SpNotificationBodyIT {

    private static final int SLOW_CLIENTS = 4;

    private final Stand stand;
    private final Journeys journeys;

    SpNotificationBodyIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "0",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "}",
                "{]",
                "<xml/>",
                "tx_id=1",
                "{\"tx_id\":}",
                "{'tx_id': 'x'}",
                "\u0000",
                "{\"tx_id\": \"\\ud800\"}"
            })
    void isNoNotificationAtAll(String body) throws Exception {
        Journey journey = journeys.atMyData();

        assertMalformed(journey, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tx_id", "permission_ticket", "secret_key"})
    void lacksAMember(String member) throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification good = SpNotification.ready(stand, journey);

        assertMalformed(journey, good.without(member));
        assertMalformed(journey, good.with(member, null));
        assertMalformed(journey, good.with(member, 7));
        assertMalformed(journey, good.with(member, ""));
        assertMalformed(journey, good.with(member, List.of(good.members().get(member))));
        assertMalformed(journey, good.with(member, "x".repeat(10_000)));
    }

    @Test
    void hasBothForms() throws Exception {
        Journey journey = journeys.atMyData();

        assertMalformed(
                journey, SpNotification.ready(stand, journey).with("unable_to_deliver", List.of("API.Household1")));
    }

    @Test
    void hasAListOfUndeliverableDataSetsThatIsNone() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification good = SpNotification.unable(stand, journey, "API.Household1");

        assertMalformed(journey, good.with("unable_to_deliver", List.of()));
        assertMalformed(journey, good.with("unable_to_deliver", "API.Household1"));
        assertMalformed(journey, good.with("unable_to_deliver", List.of(1)));
        assertMalformed(journey, good.with("unable_to_deliver", List.of("API.\nHousehold1")));
        assertMalformed(journey, good.with("unable_to_deliver", List.of("API.\u0000")));
        assertMalformed(journey, good.with("unable_to_deliver", List.of(List.of())));
        assertMalformed(
                journey,
                good.with(
                        "unable_to_deliver",
                        Stream.generate(() -> "API.Household1").limit(1_000).toList()));
    }

    @Test
    void isNoVersion4Uuid() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification good = SpNotification.ready(stand, journey);

        assertMalformed(journey, good.with("permission_ticket", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        assertMalformed(journey, good.with("permission_ticket", "{" + journey.txId() + "}"));
    }

    @Test
    void namesAMemberTwice() throws Exception {
        Journey journey = journeys.atMyData();
        String good = SpNotification.ready(stand, journey).json();

        assertMalformed(journey, utf8("{\"tx_id\": \"" + journey.txId() + "\"," + good.substring(1)));
        assertMalformed(journey, utf8("{\"\\u0074x_id\": \"" + journey.txId() + "\"," + good.substring(1)));
    }

    @Test
    void goesOnAfterItsEnd() throws Exception {
        Journey journey = journeys.atMyData();
        String good = SpNotification.ready(stand, journey).json();

        assertMalformed(journey, utf8(good + good));
        assertMalformed(journey, utf8(good + "x"));
        assertMalformed(journey, utf8(good.substring(0, good.length() - 1)));
    }

    @Test
    void isTooLargeOrTooDeep() throws Exception {
        Journey journey = journeys.atMyData();
        SpNotification good = SpNotification.ready(stand, journey);
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertMalformed(journey, good.with("note", "x".repeat(100_000)));
        assertMalformed(journey, utf8("{\"note\":" + deep + "," + good.json().substring(1)));
        assertMalformed(journey, utf8("[".repeat(60_000)));
        assertMalformed(journey, new byte[5_000_000]);
    }

    @Test
    void isNoUtf8() throws Exception {
        Journey journey = journeys.atMyData();
        String good = SpNotification.ready(stand, journey).with("note", "王小明").json();

        assertMalformed(journey, good.getBytes(StandardCharsets.UTF_16));
        assertMalformed(journey, good.getBytes(StandardCharsets.UTF_16LE));
        assertMalformed(journey, good.getBytes(Charset.forName("Big5")));
        assertMalformed(journey, good.replace("王", "\u00ff").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "x"})
    void isReadWhateverContentTypeItNames(String contentType) {
        Journey journey = journeys.atMyData();
        byte[] good = utf8(SpNotification.ready(stand, journey).json());

        assertThat(post(good, contentType).status()).isBetween(200, 499);
        assertThat(post(good, "application/json").status()).isEqualTo(200);
    }

    @Test
    void comesSlowlyWhileOthersGoOn() throws Exception {
        List<Journey> slow =
                Stream.generate(() -> journeys.atMyData()).limit(SLOW_CLIENTS).toList();
        List<HalfRequest> begun = slow.stream().map(journey -> begin(journey)).toList();
        Journey other = journeys.atMyData();

        assertThat(other.notifyWith(SpNotification.ready(stand, other).json()).status())
                .isEqualTo(200);

        for (Journey journey : slow) {
            assertThat(journey.state()).isEqualTo("AWAY");
        }
        assertThat(begun).extracting(HalfRequest::finish).containsOnly(200);
        for (Journey journey : slow) {
            assertThat(journey.events(290)).isEqualTo(1);
        }
        begun.forEach(HalfRequest::close);
    }

    @Test
    void breaksOffInTheMiddle() throws Exception {
        Journey journey = journeys.atMyData();
        // the server's own words when it cannot answer; ours would be an incident
        stand.expectInLog(List.of("Connection is closed"));

        begin(journey).close();

        assertThat(journey.notifyWith(SpNotification.ready(stand, journey).json())
                        .status())
                .as("the same again, whole")
                .isEqualTo(200);
        assertThat(journey.events(290)).isEqualTo(1);
    }

    private HalfRequest begin(Journey journey) {
        return stand.gateway()
                .beginPost(
                        "/mydata-sp/notification",
                        SpNotification.ready(stand, journey).json());
    }

    private void assertMalformed(Journey journey, SpNotification notification) throws Exception {
        assertMalformed(journey, utf8(notification.json()));
    }

    private void assertMalformed(Journey journey, byte[] body) throws Exception {
        Reply reply = post(body, "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ");
        assertThat(journey.state()).isEqualTo("AWAY");
    }

    private Reply post(byte[] body, String contentType) {
        Peer platform = stand.gateway().anonymous();
        return platform.send(platform.request("/mydata-sp/notification")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
