package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Each second: downloads and verifications that are due. */
@Singleton
@DependsOn("GatewayStart")
public class SpWorkTimer {

    @Inject
    private DueWork work;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        work.handOut();
    }
}
