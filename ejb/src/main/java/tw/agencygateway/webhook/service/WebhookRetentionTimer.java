package tw.agencygateway.webhook.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Each hour: deliveries that are old enough to be forgotten. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class WebhookRetentionTimer {

    @Inject
    DeliveryLog log;

    @Schedule(minute = "17", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("forgetting old deliveries", log::forgetOld);
    }
}
