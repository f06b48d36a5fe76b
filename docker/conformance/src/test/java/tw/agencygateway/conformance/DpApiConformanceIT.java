package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static tw.agencygateway.conformance.DataSetAtMyData.PATH;
import static tw.agencygateway.conformance.DataSetAtMyData.last;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.DataProvider;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** MyData DP V1.3 §捌: the DP-API as MyData calls it, with tokens of the authorization server, and its heartbeat. */
@OnTheStand
@Execution(CONCURRENT)
class DpApiConformanceIT {

    private final Stand stand;
    private DataSetAtMyData dataSet;

    DpApiConformanceIT(Stand stand) {
        this.stand = stand;
    }

    @BeforeEach
    void register() {
        dataSet = DataSetAtMyData.register(stand);
    }

    @Test
    void aPackageComesWithTheHeadersOfTheDocumentAndPassesTheSandboxsCheck() {
        JsonNode fetch = dataSet.fetch("zip", "{}");

        JsonNode answer = last(fetch);
        assertThat(answer.path("status").asInt()).as(fetch.toPrettyString()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo("application/zip");
        assertThat(header(answer, "content-disposition"))
                .isEqualTo("attachment; filename=\"" + DataProvider.RESOURCE_ID + ".zip\"");
        assertThat(header(answer, "content-transfer-encoding")).isEqualTo("binary");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(texts(fetch.path("findings"))).isEmpty();
        assertThat(texts(fetch.path("contents")))
                .contains(
                        DataProvider.RESOURCE_ID + ".json",
                        DataProvider.RESOURCE_ID + ".pdf",
                        DataProvider.RESOURCE_ID + ".csv",
                        DataProvider.RESOURCE_ID + ".xml");
        assertThat(fetch.path("signer").asText()).contains("Stand");
    }

    @ParameterizedTest
    @CsvSource({"json, application/json", "pdf, application/pdf"})
    void aSingleFileComesInTheFormThatIsAskedFor(String form, String type) {
        JsonNode answer = last(dataSet.fetch(form, "{}"));

        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo(type);
        assertThat(header(answer, "content-disposition")).endsWith("." + form + "\"");
    }

    @Test
    void aPostMeansTheSame() {
        assertThat(last(dataSet.fetch("json", "{\"call_method\": {\"method\": \"POST\"}}"))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
    }

    @Test
    void aRangeIsReallyServed() {
        String token = dataSet.token("{}");
        Reply whole = dataSet.answer(token, Map.of());
        Reply part = dataSet.answer(token, Map.of("Range", "bytes=2-11"));

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("content-range")).isEqualTo("bytes 2-11/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 2, 12));
        assertThat(dataSet.answer(token, Map.of("Range", "bytes=99999999-")).status())
                .isEqualTo(416);
        assertThat(dataSet.answer(token, Map.of("Range", "bytes=0-1,3-4")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'call_without_token': {}}                             | 401 | invalid_token",
                "{'call_authorization': {'value': 'Basic eDp5'}}        | 401 | invalid_token",
                "{'call_token_twice': {}}                               | 401 | invalid_token",
                "{'call_token_in_query': {}}                            | 401 | invalid_token",
                "{'call_content_type': {'type': 'text/html'}}           | 400 | unsupported_form",
            })
    void aCallThatIsNotAsItShouldBeIsRefused(String caller, int status, String error) {
        JsonNode answer = last(dataSet.fetch("zip", caller.replace('\'', '"')));

        assertThat(answer.path("status").asInt()).isEqualTo(status);
        assertThat(body(answer).path("error").asText()).isEqualTo(error);
        assertThat(header(answer, "content-type")).isEqualTo("application/json");
        assertThat(header(answer, "www-authenticate").startsWith("Bearer")).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'token_expired': {}}                                                   | 401 | invalid_token",
                "{'token_not_yet_valid': {}}                                             | 401 | invalid_token",
                "{'token_revoked': {}}                                                   | 401 | invalid_token",
                "{'token_issuer': {}}                                                    | 401 | invalid_token",
                "{'token_scopes': {'scopes': 'openid,stand.household.read.all'}}         | 403 | insufficient_scope",
                "{'member': {'name': 'sub', 'value': 'x', 'endpoint': 'user_info'}}      | 403 | subject_mismatch",
                "{'member': {'name': 'uid_verified', 'value': 'False', 'endpoint': 'user_info'}} | 403 | not_verified",
                "{'member': {'name': 'uid', 'value': 'A123456780', 'endpoint': 'user_info'}}     | 504 | server_error",
                "{'error_answer': {'status': 400, 'endpoint': 'introspection'}}          | 401 | invalid_token",
                "{'error_answer': {'status': 401, 'error': 'invalid_client', 'endpoint': 'introspection'}} | 504 | server_error",
                "{'error_answer': {'status': 401, 'error': 'invalid_token', 'endpoint': 'user_info'}}      | 401 | invalid_token",
                "{'error_answer': {'status': 403, 'error': 'insufficient_scope', 'endpoint': 'user_info'}} | 403 | insufficient_scope",
                "{'broken_json': {'endpoint': 'introspection'}}                          | 504 | server_error",
                "{'duplicate_key': {'endpoint': 'introspection'}}                        | 504 | server_error",
                "{'redirected': {'endpoint': 'introspection'}}                           | 504 | server_error",
            })
    void whatTheAuthorizationServerSaysDecides(String misbehaviour, int status, String error) {
        Reply reply = dataSet.answer(dataSet.token(misbehaviour.replace('\'', '"')), Map.of());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"booleans_as_text\": {}}",
                "{\"numbers_as_text\": {}}",
                "{\"members_missing\": {\"names\": \"nbf,exp,iss,aud,auth_time\", \"endpoint\": \"introspection\"}}",
                "{\"members_missing\": {\"names\": \"sub\", \"endpoint\": \"introspection\"}}",
                "{\"members_empty\": {\"endpoint\": \"introspection\"}}",
                "{\"member\": {}}",
                "{\"other_content_type\": {}}"
            })
    void whatTheDocumentAllowsIsRead(String dialect) {
        assertThat(dataSet.answer(dataSet.token(dialect), Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"down\": {\"status\": 503, \"times\": 1}}",
                "{\"down\": {\"status\": 0, \"times\": 1}}",
                "{\"slow\": {\"millis\": 4000, \"times\": 1}}",
                "{\"endless_body\": {\"times\": 1, \"endpoint\": \"user_info\"}}"
            })
    void whileTheAuthorizationServerIsAwayMyDataIsToldToComeAgain(String trouble) {
        String token = dataSet.token(trouble);

        Reply first = dataSet.call(token, "application/zip", Map.of());

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("content-type")).isEqualTo("application/zip");
        assertThat(first.body()).isEmpty();
        assertThat(Integer.parseInt(first.header("retry-after"))).isPositive();
        await().until(() -> dataSet.call(token, "application/zip", Map.of()).status() == 200);
    }

    @Test
    void aRevokedTokenDoesNotFetchWhatAGoodOneHasBegun() {
        String good = dataSet.token("{}");
        assertThat(dataSet.answer(good, Map.of()).status()).isEqualTo(200);

        assertThat(stand.sandbox().delete("/control/api/gsp/tokens/" + good).status())
                .isEqualTo(204);

        assertThat(dataSet.answer(good, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void aStrangerAndAnUnknownDataSetAreAlike() {
        Reply unknown = stand.gateway().anonymous().get("/mydata-dp/unknown");

        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.json().path("error").asText()).isEqualTo("access_denied");
        assertThat(stand.gateway().stranger().get(PATH)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                           | F131104093",
                "{'member': {'name': 'uid', 'value': 'A999999999', 'endpoint': 'user_info'}} | A123456789",
            })
    void aPersonWithoutDataIs204AndSoIsThatOfTheTestStage(String misbehaviours, String person) {
        String token = dataSet.token(misbehaviours.replace('\'', '"'), person);

        assertThat(dataSet.answer(token, Map.of()).status()).isEqualTo(204);
    }

    @Test
    void theTransactionIsLoggedUnderMyDatasNameForIt() throws Exception {
        String uid = UUID.randomUUID().toString();
        Reply reply = dataSet.answer(dataSet.token("{}"), Map.of("transaction_uid", uid));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(stand.database()
                        .text(
                                "SELECT string_agg(DISTINCT code::text, ' ' ORDER BY code::text) FROM transaction_event WHERE transaction_uid = ?",
                                uid))
                .isEqualTo("250 260 270 280");
    }

    @Test
    void theHeartbeatNeedsNoTokenAndSaysNothingElse() {
        Reply alive = stand.gateway().anonymous().get(PATH + "?heartbeat=true");
        Reply unknown = stand.gateway().anonymous().get("/mydata-dp/unknown?heartbeat=true");

        assertThat(alive.status()).isEqualTo(200);
        assertThat(alive.body()).isEmpty();
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.body()).isEmpty();
        assertThat(dataSet.heartbeat().path("alive").asBoolean()).isTrue();
    }

    private static String header(JsonNode answer, String name) {
        return answer.path("headers").path(name).path(0).asText();
    }

    private static JsonNode body(JsonNode answer) {
        return Json.read(
                new String(Base64.getDecoder().decode(answer.path("body").asText())));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
