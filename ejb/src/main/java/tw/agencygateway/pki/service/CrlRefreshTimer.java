package tw.agencygateway.pki.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Every minute, on every node; the database gives a list to one of them. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class CrlRefreshTimer {
    @Inject
    CrlFetching fetching;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void refresh() {
        TimerTick.run("fetching revocation lists", fetching::refreshDue);
    }
}
