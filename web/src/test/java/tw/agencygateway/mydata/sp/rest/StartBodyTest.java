package tw.agencygateway.mydata.sp.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.sp.service.StartTransaction;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

class StartBodyTest {

    @Test
    void aStartIsReadWithAndWithoutWhatMayBeAbsent() {
        StartTransaction.Request request =
                read("{\"client_id\":\"C\",\"resource_ids\":[\"a\",\"b\"],\"person\":\"P\",\"state\":null}");
        assertThat(request.clientId()).isEqualTo("C");
        assertThat(request.resourceIds()).containsExactly("a", "b");
        assertThat(request.state()).isNull();
        assertThat(request.agencyPage()).isNull();
        assertThat(request.idempotencyKey()).isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"person\":1e99999999999}",
                "{\"client_id\":\"C\",\"resource_ids\":[1],\"person\":\"P\"}",
                "{\"client_id\":\"C\",\"resource_ids\":\"a\",\"person\":\"P\"}",
                "{\"client_id\":null,\"resource_ids\":[\"a\"],\"person\":\"P\"}",
                "{\"client_id\":\"C\",\"resource_ids\":[\"a\"],\"person\":\"P\",\"persom\":\"P\"}",
                "{\"client_id\":\"C\",\"resource_ids\":[\"a\"],\"person\":\"P\",\"person\":\"Q\"}"
            })
    void whatIsNoStartIsMalformed(String body) {
        assertMalformed(body);
    }

    @Test
    void aDeeplyNestedBodyIsMalformed() {
        assertMalformed("{\"client_id\":" + "[".repeat(15_000));
    }

    private static void assertMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        AgencyException.class, e -> assertThat(e.error()).isEqualTo(AgencyError.MALFORMED_REQUEST));
    }

    private static StartTransaction.Request read(String body) {
        return StartBody.read(body.getBytes(StandardCharsets.UTF_8), "key");
    }
}
