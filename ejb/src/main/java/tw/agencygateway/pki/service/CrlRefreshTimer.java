package tw.agencygateway.pki.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Every minute, on every node; the database gives a list to one of them. */
@Singleton
@DependsOn("GatewayStart")
public class CrlRefreshTimer {
    @Inject
    CrlFetching fetching;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void refresh() {
        fetching.refreshDue();
    }
}
