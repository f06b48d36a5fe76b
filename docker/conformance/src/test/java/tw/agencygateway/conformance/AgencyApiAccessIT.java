package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The Agency API: who may call it, from where, and for which service. */
@OnTheStand
@Execution(CONCURRENT)
class AgencyApiAccessIT {

    private static final String TRANSACTIONS = "/api/v1/sp/transactions";

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    AgencyApiAccessIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    void letsNobodyInWithoutAToken() {
        assertNotAuthenticated(start(gateway.anonymous()));
        assertNotAuthenticated(gateway.anonymous().get(TRANSACTIONS + "/" + UUID.randomUUID()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic YTpi",
                "agw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer agw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ' OR 1=1 --",
                "Bearer agw_ÿ"
            })
    void letsNobodyInWithAnotherToken(String authorization) {
        Peer caller = gateway.anonymous();

        assertNotAuthenticated(caller.send(
                caller.request(TRANSACTIONS + "/" + UUID.randomUUID()).header("Authorization", authorization)));
    }

    @Test
    void letsNoRevokedClientIn() throws Exception {
        String token =
                new ApiClientRow(ApiClientRow.ALL_SCOPES, ApiClientRow.LOOPBACK, false).register(stand.database());

        assertNotAuthenticated(start(gateway.with(token)));
    }

    @Test
    void letsAClientInFromItsAddressesOnly() throws Exception {
        String elsewhere = new ApiClientRow(ApiClientRow.ALL_SCOPES, "192.0.2.0/24 2001:db8::/32", true)
                .register(stand.database());
        String here = new ApiClientRow(ApiClientRow.ALL_SCOPES, "127.0.0.0/31", true).register(stand.database());
        String bearer = "Authorization: Bearer " + here;

        assertNotAuthenticated(start(gateway.with(elsewhere)));
        assertThat(start(gateway.with(here)).status()).isEqualTo(201);
        assertThat(gateway.stranger().get(TRANSACTIONS + "/x", bearer)).isEqualTo(401);
        assertThat(gateway.stranger().get(TRANSACTIONS + "/x", bearer, "X-Forwarded-For: 127.0.0.1"))
                .isEqualTo(401);
    }

    @Test
    void letsAClientDoOnlyWhatItsScopesSay() throws Exception {
        Journey journey = journeys.start();
        Peer reader = gateway.with(new ApiClientRow("sp.read", ApiClientRow.LOOPBACK, true).register(stand.database()));

        assertThat(reader.get(journey.path()).status()).isEqualTo(200);
        assertThat(reader.get(journey.path() + "/files").status()).isEqualTo(409);
        assertProblem(start(reader), 403, "not-allowed");
        assertProblem(reader.get(journey.path() + "/files/1"), 403, "not-allowed");
        assertProblem(reader.delete(journey.path()), 403, "not-allowed");
        assertThat(journey.state()).isEqualTo("CREATED");
    }

    @Test
    void keepsOneAgencysTransactionsFromAnother() throws Exception {
        Journey journey = journeys.start();
        Peer other = gateway.clientOf("CLI.SANDBOX002");

        assertProblem(start(other), 404, "unknown-service");
        for (String path : List.of(journey.path(), journey.path() + "/files", journey.path() + "/files/1")) {
            assertProblem(other.get(path), 404, "unknown-transaction");
        }
        assertProblem(other.delete(journey.path()), 404, "unknown-transaction");
        assertThat(journey.state()).isEqualTo("CREATED");
    }

    @Test
    void saysTheSameOfAnothersTransactionAsOfNone() {
        String theirs = journeys.start().path();
        Peer other = gateway.clientOf("CLI.SANDBOX002");

        assertThat(other.get(theirs).text())
                .isEqualTo(other.get(TRANSACTIONS + "/" + UUID.randomUUID()).text());
    }

    private static Reply start(Peer caller) {
        return caller.post(TRANSACTIONS, Json.of(Journeys.request()));
    }

    private static void assertNotAuthenticated(Reply reply) {
        assertProblem(reply, 401, "not-authenticated");
        assertThat(reply.header("www-authenticate")).startsWith("Bearer");
    }

    static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("title").asText()).isNotEmpty();
        assertThat(reply.json().path("type").asText()).isNotEmpty();
    }
}
