package tw.agencygateway.mydata.sp.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.sp.service.StartTransaction;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

class StartBodyTest {

    @Test
    void readsEveryMember() {
        assertThat(read("""
                {"client_id": "CLI.TEST", "resource_ids": ["API.A", "API.B"], "person": "A123456789",
                 "state": "狀態", "agency_page": "https://agency.example/"}"""))
                .isEqualTo(new StartTransaction.Request(
                        "CLI.TEST", List.of("API.A", "API.B"), "A123456789", "狀態", "https://agency.example/", "key"));
    }

    @Test
    void stateAndPageMayBeAbsentOrNull() {
        assertThat(read("""
                {"client_id": "CLI.TEST", "resource_ids": [], "person": "A123456789", "state": null}"""))
                .isEqualTo(new StartTransaction.Request("CLI.TEST", List.of(), "A123456789", null, null, "key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"person\": 1e99999999999}",
                "[]",
                "\"text\"",
                "{",
                "{} {}",
                "{\"client_id\": \"C\", \"person\": \"P\"}",
                "{\"client_id\": \"C\", \"resource_ids\": \"API.A\", \"person\": \"P\"}",
                "{\"client_id\": \"C\", \"resource_ids\": [1], \"person\": \"P\"}",
                "{\"client_id\": \"C\", \"resource_ids\": [\"API.A\"]}",
                "{\"client_id\": null, \"resource_ids\": [\"API.A\"], \"person\": \"P\"}",
                "{\"client_id\": \"C\", \"resource_ids\": [\"API.A\"], \"person\": 1}",
                "{\"client_id\": \"C\", \"resource_ids\": [\"API.A\"], \"person\": \"P\", \"state\": 1}",
                "{\"client_id\": \"C\", \"resource_ids\": [\"API.A\"], \"person\": \"P\", \"State\": \"s\"}",
            })
    void refusesAnythingElse(String body) {
        assertMalformed(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertMalformed("{\"client_id\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesADeepBody() {
        assertMalformed("{\"client_id\":".concat("[".repeat(8000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        assertMalformed("""
                {"client_id": "C", "resource_ids": ["API.A"], "person": "P", "person": "Q"}""".getBytes(StandardCharsets.UTF_8));
    }

    private static StartTransaction.Request read(String body) {
        return StartBody.read(body.getBytes(StandardCharsets.UTF_8), "key");
    }

    private static void assertMalformed(byte[] body) {
        assertThatThrownBy(() -> StartBody.read(body, null))
                .isInstanceOfSatisfying(
                        AgencyException.class,
                        refused -> assertThat(refused.error()).isEqualTo(AgencyError.MALFORMED_REQUEST));
    }
}
