package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;

@OnTheStand
class RedeployIT {

    @Test
    void comesBackTwiceWithoutARestartOfTheServer(Gateway gateway) {
        gateway.redeploy();
        gateway.redeploy();

        assertThat(gateway.anonymous().get("/status/ready").status()).isEqualTo(200);
    }
}
