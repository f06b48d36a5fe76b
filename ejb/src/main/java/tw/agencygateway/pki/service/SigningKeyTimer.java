package tw.agencygateway.pki.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Every hour, on every node; the first to look says what there is to say. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class SigningKeyTimer {
    @Inject
    SigningKeyWatch watch;

    @Schedule(hour = "*", minute = "7", persistent = false)
    void check() {
        TimerTick.run("watching the signing keys", watch::check);
    }
}
