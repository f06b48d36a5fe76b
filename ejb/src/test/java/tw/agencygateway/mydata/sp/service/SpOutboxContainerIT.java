package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.webhook.entity.WebhookDeliveries;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.service.ClaimedDeliveries;
import tw.agencygateway.webhook.service.ClaimedDelivery;
import tw.agencygateway.webhook.service.WebhookForm;
import tw.agencygateway.webhook.service.WebhookRegister;

/** Status changes and the outbox in one database transaction: runs inside the server, where no timer ticks. */
class SpOutboxContainerIT extends SpFlowCase {

    @Inject
    private WebhookRegister webhooks;

    @Inject
    private WebhookDeliveries deliveries;

    @Inject
    private ClaimedDeliveries claims;

    @Inject
    private OutboundConfiguration outbound;

    @Resource
    private UserTransaction database;

    @Resource
    private ManagedExecutorService threads;

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    @Test
    void everyNewStatusOfAJourneyIsInTheOutboxOnceAndInItsOrder() throws Exception {
        register();
        UUID txId = ready();
        clock.move(Duration.ofDays(30));
        overdue.settle();

        assertEquals(
                List.of("1 away", "2 waiting", "3 processing", "4 ready", "5 erased retention-over"), outbox(txId));
    }

    @Test
    void nothingIsWrittenWhereNobodyListens() throws Exception {
        assertEquals(List.of(), outbox(ready()));
    }

    @Test
    void aChangeThatIsRolledBackIsNotTold() throws Exception {
        register();
        UUID txId = story.start(service);

        database.begin();
        story.go(txId);
        entities.flush();
        assertEquals(List.of("1 away"), outbox(txId));
        database.rollback();

        assertEquals(List.of(), outbox(txId));
        story.go(txId);
        assertEquals(List.of("1 away"), outbox(txId));
    }

    @Test
    void twoWorkersNeverGetOneDelivery() throws Exception {
        register();
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            all.add(away().toString());
        }

        database.begin();
        List<WebhookDelivery> locked = deliveries.lockDue(clock.instant(), 4);
        List<ClaimedDelivery> claimed =
                threads.submit(() -> claims.claimDue(100)).get();
        database.rollback();

        Set<String> events = new HashSet<>();
        Set<String> told = new HashSet<>();
        locked.forEach(delivery -> {
            events.add(delivery.eventId());
            told.add(delivery.change().txId());
        });
        claimed.forEach(claim -> {
            events.add(claim.eventId());
            told.add(claim.change().txId());
        });
        assertEquals(4, locked.size());
        assertEquals(4 + claimed.size(), events.size(), "nothing twice");
        assertTrue(told.containsAll(all), "nothing left out");
    }

    private void register() throws Exception {
        String host = outbound.hosts().list().get(0);
        webhooks.register(new WebhookForm(service, service, "http://" + host + "/hook", List.of(), true));
    }

    @SuppressWarnings("unchecked")
    private List<String> outbox(UUID txId) {
        return entities.createNativeQuery("SELECT sequence || ' ' || status || coalesce(' ' || reason, '')"
                        + " FROM webhook_delivery WHERE tx_id = ? ORDER BY id")
                .setParameter(1, txId.toString())
                .getResultList();
    }
}
