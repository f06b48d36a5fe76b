package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Each second: deadlines that have passed. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class SpDeadlineTimer {

    @Inject
    SettleOverdue overdue;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("settling what is overdue", overdue::settle);
    }
}
