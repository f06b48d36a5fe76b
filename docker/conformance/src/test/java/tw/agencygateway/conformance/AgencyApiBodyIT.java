package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static tw.agencygateway.conformance.AgencyApiAccessIT.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;

/** The Agency API: requests that are wrong, each answered with a problem that says what is. */
@OnTheStand
@Execution(CONCURRENT)
class AgencyApiBodyIT {

    private static final String TRANSACTIONS = "/api/v1/sp/transactions";

    private final Gateway gateway;

    AgencyApiBodyIT(Gateway gateway) {
        this.gateway = gateway;
    }

    static Stream<String> unreadable() {
        String good = Json.of(Journeys.request());
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "{",
                "}",
                "<start/>",
                "client_id=x",
                "{}",
                "{'client_id':'x'}",
                good.substring(1),
                good.substring(0, good.length() - 1),
                good + good,
                "{\"x\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}",
                "{\"x\":" + "{\"x\":".repeat(3_000) + "1" + "}".repeat(3_001),
                "[".repeat(16_000),
                "{\"client_id\": 1e999999999}",
                "\u0000",
                "{\"client_id\": \"" + "x".repeat(20_000) + "\"}",
                "{\"client_id\": \"CLI.SANDBOX002\", " + good.substring(1));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void cannotBeRead(String body) {
        assertProblem(gateway.post(TRANSACTIONS, body), 400, "malformed-request");
    }

    @Test
    void cannotBeReadWhereItIsNoUtf8() {
        String good = Json.of(Journeys.request());

        assertThat(post(good.getBytes(StandardCharsets.UTF_16)).status()).isEqualTo(400);
        assertThat(post(good.replace("visitor", "\u00ff\u00fe").getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(400);
        assertThat(post(new byte[10_000_000]).status()).isEqualTo(400);
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("client_id", "CLI.NOBODY", 404),
                Arguments.of("client_id", "", 404),
                Arguments.of("client_id", 1, 400),
                Arguments.of("resource_ids", List.of(), 400),
                Arguments.of("resource_ids", List.of("API.Household1", "API.Household1"), 400),
                Arguments.of("resource_ids", List.of("API.Vaccine001"), 400),
                Arguments.of("resource_ids", List.of("API.Household1:API.Income0001"), 400),
                Arguments.of("resource_ids", List.of(""), 400),
                Arguments.of("resource_ids", List.of(1), 400),
                Arguments.of("resource_ids", List.of(List.of()), 400),
                Arguments.of("resource_ids", "API.Household1", 400),
                Arguments.of("resource_ids", Map.of("0", "API.Household1"), 400),
                Arguments.of("person", "A123456788", 400),
                Arguments.of("person", "", 400),
                Arguments.of("person", "A12345678９", 400),
                Arguments.of("person", "A123456789'--", 400),
                Arguments.of("person", 123456789, 400),
                Arguments.of("state", "line\nline", 400),
                Arguments.of("state", "nul\u0000", 400),
                Arguments.of("state", "x".repeat(513), 400),
                Arguments.of("state", "", 400),
                Arguments.of("state", Map.of(), 400),
                Arguments.of("agency_page", "https://elsewhere.example/", 400),
                Arguments.of("agency_page", "javascript:alert(1)", 400),
                Arguments.of("agency_page", "", 400),
                Arguments.of("agency_pages", List.of(), 400),
                Arguments.of("unknown", true, 400));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void holdsAValueThatIsNotAllowed(String member, Object value, int status) {
        Map<String, Object> request = new HashMap<>(Journeys.request());
        request.put(member, value);

        Reply reply = gateway.post(TRANSACTIONS, Json.of(request));

        assertProblem(reply, status, reply.json().path("code").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "resource_ids", "person"})
    void lacksAMember(String member) {
        Map<String, Object> request = new HashMap<>(Journeys.request());
        request.remove(member);

        assertProblem(gateway.post(TRANSACTIONS, Json.of(request)), 400, "malformed-request");
    }

    @Test
    void neverHasThePersonInItsAnswer() {
        Map<String, Object> request = new HashMap<>(Journeys.request());
        request.put("person", "A123456788");

        assertThat(gateway.post(TRANSACTIONS, Json.of(request)).text()).doesNotContain("A123456788");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-1-1-1-1",
                "00000000-0000-0000-0000-000000000000",
                "%00",
                "%2e%2e",
                "%F0%28%8C%28",
                "a%20b",
                "ffffffff-ffff-ffff-ffff-ffffffffffff0",
                "'%20OR%20'1'='1"
            })
    void namesNoTransaction(String txId) {
        Reply reply = gateway.get(TRANSACTIONS + "/" + txId);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void usesAMethodThatIsNotThere(String method) {
        Reply reply = gateway.send(gateway.request(TRANSACTIONS).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void asksForAFormThatIsNotThere() {
        Reply reply = gateway.send(gateway.request(TRANSACTIONS + "/00000000-0000-4000-8000-000000000000")
                .header("Accept", "text/html"));

        assertThat(reply.status()).isBetween(400, 406);
    }

    private Reply post(byte[] body) {
        return gateway.send(gateway.request(TRANSACTIONS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }
}
