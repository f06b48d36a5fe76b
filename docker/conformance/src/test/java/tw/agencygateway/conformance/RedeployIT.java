package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

@OnTheStand
@Isolated("the gateway goes away meanwhile")
class RedeployIT {

    @Test
    void comesBackTwiceWithoutARestartOfTheServer(Stand stand, Gateway gateway) {
        // Payara undeploys the beans one after the other, and a timer may tick between two of them
        stand.expectInLog(List.of("Attempt to invoke when container is in Undeployed"));

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
