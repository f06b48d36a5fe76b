package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Every 10 seconds: whether trust has changed, so that what could not be judged is judged again. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class SpTrustTimer {

    @Inject
    TrustWatch trust;

    @Schedule(second = "*/10", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("looking at the trust", trust::look);
    }
}
