package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;

@OnTheStand
@Isolated("the gateway goes away meanwhile")
class RedeployIT {

    @Test
    void comesBackTwiceWithoutARestartOfTheServer(Gateway gateway) {
        gateway.redeploy();
        gateway.redeploy();

        assertThat(gateway.anonymous().get("/status/ready").status()).isEqualTo(200);
    }
}
