package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Each second: downloads and verifications that are due. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class SpWorkTimer {

    @Inject
    DueWork work;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("handing out work", work::handOut);
    }
}
