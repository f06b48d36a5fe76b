package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
        assertTheNeighbourWentOn(gateway);
    }

    /** Under a context root of our own another application runs beside us; Payara Micro has none. */
    private static void assertTheNeighbourWentOn(Gateway gateway) {
        URI base = gateway.base();
        if (!base.getPath().isEmpty()) {
            String neighbour = base.resolve("/neighbour/index.html").toString();
            assertThat(gateway.anonymous().get(neighbour).text()).isEqualTo("the neighbour");
        }
    }
}
