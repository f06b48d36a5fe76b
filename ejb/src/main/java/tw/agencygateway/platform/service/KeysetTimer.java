package tw.agencygateway.platform.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Every fifteen seconds, on every node. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class KeysetTimer {
    @Inject
    KeysetFollowing following;

    @Schedule(second = "*/15", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("following the master keys", following::follow);
    }
}
