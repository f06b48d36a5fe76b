package tw.agencygateway.webhook.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.Workers;

/** Hands due deliveries to this node's workers, as many at once as are configured. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueDeliveries {

    @Inject
    ClaimedDeliveries claims;

    @Inject
    CallEndpoint calls;

    @Inject
    WebhookConfiguration configuration;

    @Resource
    ManagedExecutorService executor;

    private Workers<ClaimedDelivery> workers;

    @PostConstruct
    void open() {
        workers = new Workers<>(configuration.workers(), executor, claims::claimDue, this::perform);
    }

    /** Claims what is due, as far as workers are free, and returns at once. */
    public void handOut() {
        workers.handOut();
    }

    /** @return false where the server stops */
    private boolean perform(ClaimedDelivery claim) {
        try {
            claims.settle(claim, calls.tell(claim.webhook(), claim.eventId(), claim.change()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
