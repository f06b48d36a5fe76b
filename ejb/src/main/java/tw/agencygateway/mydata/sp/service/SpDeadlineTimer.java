package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Each second: deadlines that have passed. */
@Singleton
@DependsOn("GatewayStart")
public class SpDeadlineTimer {

    @Inject
    private SettleOverdue overdue;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        overdue.settle();
    }
}
