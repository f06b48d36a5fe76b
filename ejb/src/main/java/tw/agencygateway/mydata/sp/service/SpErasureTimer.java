package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Each second: files of ended transactions that still lie in the vault. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class SpErasureTimer {

    @Inject
    EraseData erasure;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("erasing what is due", erasure::eraseDue);
    }
}
