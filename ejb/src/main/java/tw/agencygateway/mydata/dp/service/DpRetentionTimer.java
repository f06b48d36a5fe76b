package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Once a minute: whom ended requests were for. Once a day: heartbeats and ended requests that are too old to be looked at. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class DpRetentionTimer {

    @Inject
    DpRetention retention;

    @Schedule(second = "30", minute = "*", hour = "*", persistent = false)
    void forget() {
        TimerTick.run("forgetting whom ended requests were for", retention::forgetEnded);
    }

    @Schedule(second = "0", minute = "40", hour = "3", persistent = false)
    void tick() {
        TimerTick.run("forgetting old requests and heartbeats", retention::purge);
    }
}
