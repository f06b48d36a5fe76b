package tw.agencygateway.platform.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Every half minute, on every node; a lease gives the work to one of them. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class ResealingTimer {
    @Inject
    ResealSecrets reseal;

    @Schedule(second = "10/30", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("sealing anew", reseal::work);
    }
}
