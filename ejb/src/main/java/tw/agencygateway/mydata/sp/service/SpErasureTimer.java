package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Each second: files of ended transactions that still lie in the vault. */
@Singleton
@DependsOn("GatewayStart")
public class SpErasureTimer {

    @Inject
    private EraseData erasure;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        erasure.eraseDue();
    }
}
