package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.stand.HalfRequest;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.RawCaller;
import tw.agencygateway.conformance.stand.Stand;

/**
 * What a caller at one address may ask for in a short time, with the limits that the gateway comes with. The other tests call from
 * the platform's own address, which has none.
 */
@OnTheStand
class RateLimitIT {

    private static final int TOO_MANY = 429;

    /** A page of the console that takes forms from anybody, but for that of login, whose limit is another one. */
    private static final String FORM = "/admin/error.xhtml";

    private static final int FORMS_OF_ONE = 8;

    private final RawCaller platform;
    private final RawCaller crowd;

    RateLimitIT(Stand stand) {
        this.platform = stand.gateway().raw();
        this.crowd = new RawCaller(stand.gateway().base(), "127.0.0.77");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/mydata-sp/notification,60",
        "GET,/go/nothing,200",
        "GET,/return/CLI.SANDBOX001,200",
        "GET,/status/live,100",
        "POST,/admin/login.xhtml,15"
    })
    void aCrowdAtOneAddressIsRefusedBeyondTheBurst(String method, String path, int burst) {
        List<Integer> statuses = call(crowd, method, path, 3 * burst);

        assertThat(statuses.subList(0, burst)).doesNotContain(TOO_MANY);
        assertThat(statuses).contains(TOO_MANY);
        assertThat(statuses).allMatch(status -> status < 500);
    }

    @Test
    void theRefusalSaysWhenToComeAgain() {
        String refusal = untilRefused(new RawCaller(platform.base(), "127.0.0.79"), "/go/nothing");

        assertThat(refusal)
                .containsPattern("(?i)\r\nretry-after: [1-9][0-9]*\r\n")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":429", "\"code\":\"too-many-requests\"");
    }

    @Test
    void anAddressThatIsOnlyClaimedHasNoLimitOfItsOwn() {
        RawCaller liar = new RawCaller(platform.base(), "127.0.0.78");

        assertThat(IntStream.range(0, 600)
                        .map(i -> liar.get("/go/nothing", "X-Forwarded-For: 192.0.2." + i % 250))
                        .filter(status -> status == TOO_MANY)
                        .count())
                .isPositive();
    }

    @Test
    void thePlatformIsNeverRefused() {
        assertThat(call(platform, "POST", "/mydata-sp/notification", 300)).doesNotContain(TOO_MANY);
    }

    @Test
    void formsThatComeSlowlyLeaveTheConsoleToOthers() throws Exception {
        RawCaller slow = new RawCaller(platform.base(), "127.0.0.80");
        RawCaller other = new RawCaller(platform.base(), "127.0.0.81");
        List<HalfRequest> begun = IntStream.range(0, FORMS_OF_ONE)
                .mapToObj(i -> slow.beginPost(FORM, "application/x-www-form-urlencoded", "x".repeat(1_000)))
                .toList();
        try {
            await().until(() -> slow.post(FORM, "{}") == TOO_MANY);

            assertThat(other.post(FORM, "{}")).isNotEqualTo(TOO_MANY);
            assertThat(slow.get(FORM)).isNotEqualTo(TOO_MANY);
        } finally {
            begun.forEach(HalfRequest::close);
        }
        await().until(() -> slow.post(FORM, "{}") != TOO_MANY);
    }

    private static String untilRefused(RawCaller caller, String path) {
        return IntStream.range(0, 600)
                .mapToObj(i -> caller.exchange(head(caller, "GET", path), new byte[0]))
                .filter(answer -> answer.startsWith("HTTP/1.1 429"))
                .findFirst()
                .orElseThrow();
    }

    private static String head(RawCaller caller, String method, String path) {
        return method + " " + caller.base().getPath() + path + " HTTP/1.1\r\nHost: "
                + caller.base().getAuthority() + "\r\nConnection: close\r\n\r\n";
    }

    private static List<Integer> call(RawCaller caller, String method, String path, int times) {
        return IntStream.range(0, times)
                .map(i -> method.equals("POST") ? caller.post(path, "{}") : caller.get(path))
                .boxed()
                .toList();
    }
}
