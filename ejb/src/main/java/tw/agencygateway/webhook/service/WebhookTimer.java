package tw.agencygateway.webhook.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/** Each second: calls to the agency's systems that are due. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class WebhookTimer {

    @Inject
    DueDeliveries deliveries;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("handing out deliveries", deliveries::handOut);
    }
}
