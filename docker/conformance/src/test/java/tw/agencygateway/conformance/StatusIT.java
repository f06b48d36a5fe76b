package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.GatewayDatabase;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;

@OnTheStand
class StatusIT {

    private final Gateway gateway;

    StatusIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void isLive() {
        assertThat(gateway.anonymous().get("/status/live").json().path("status").asText())
                .isEqualTo("up");
    }

    @Test
    void isReadyAndLacksNothing() {
        Reply ready = gateway.anonymous().get("/status/ready");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/mydata-sp", "/go", "/return", "/api/v1/sp"})
    void describesItselfToNobody(String application) {
        assertThat(gateway.anonymous().get(application + "/application.wadl").text())
                .doesNotContain("<resource");
    }

    @Test
    void everyMigrationHasBeenCarriedOut(GatewayDatabase database) throws Exception {
        assertThat(database.number("SELECT count(*) FROM flyway_schema_history WHERE success"))
                .isPositive();
        assertThat(database.number("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                .isZero();
    }
}
