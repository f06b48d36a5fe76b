package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Every ten seconds, on every node: configurations of authorization servers that are due; a lease gives the work to one of them. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class DpDiscoveryTimer {

    @Inject
    GspDiscovery discovery;

    @Schedule(second = "3/10", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("reading the authorization servers' configurations", discovery::refreshDue);
    }
}
