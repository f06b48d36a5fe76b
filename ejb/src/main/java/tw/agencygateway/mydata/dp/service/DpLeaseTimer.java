package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Every 15 seconds: the leases of what this node is working on. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class DpLeaseTimer {

    @Inject
    DpWork work;

    @Schedule(second = "*/15", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("keeping the leases of requests", work::keepLeases);
    }
}
