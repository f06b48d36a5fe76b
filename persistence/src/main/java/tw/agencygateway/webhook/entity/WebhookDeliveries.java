package tw.agencygateway.webhook.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;

/** The repository of {@link WebhookDelivery}. */
@ApplicationScoped
public class WebhookDeliveries {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** Up to {@code limit} due deliveries to endpoints that are enabled and not left alone, locked; rows of other nodes are skipped. */
    public List<WebhookDelivery> lockDue(Instant now, int limit) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM webhook_delivery WHERE next_attempt_at <= ? AND webhook_id IN (SELECT id FROM webhook WHERE"
                        + " enabled AND (resting_until IS NULL OR resting_until <= ?)) ORDER BY next_attempt_at"
                        + " FETCH FIRST " + limit + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                WebhookDelivery.class);
        query.setParameter(1, now.atOffset(ZoneOffset.UTC));
        query.setParameter(2, now.atOffset(ZoneOffset.UTC));
        query.setHint("eclipselink.refresh", true);
        @SuppressWarnings("unchecked")
        List<WebhookDelivery> found = query.getResultList();
        return found;
    }

    public Optional<WebhookDelivery> lock(Long id) {
        return entities.createQuery("SELECT d FROM WebhookDelivery d WHERE d.id = :id", WebhookDelivery.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }

    /** The latest deliveries that stand so, newest first. */
    public List<WebhookDelivery> latest(Progress progress, int limit) {
        String condition = switch (progress) {
            case DUE -> "d.nextAttemptAt IS NOT NULL ORDER BY d.nextAttemptAt DESC, d.id DESC";
            case DELIVERED -> "d.deliveredAt IS NOT NULL ORDER BY d.deliveredAt DESC, d.id DESC";
            case DEAD -> "d.deadAt IS NOT NULL ORDER BY d.deadAt DESC, d.id DESC";
        };
        return entities.createQuery("SELECT d FROM WebhookDelivery d WHERE " + condition, WebhookDelivery.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many are dead, by the endpoint's id. */
    public Map<Long, Long> dead() {
        Map<Long, Long> counts = new HashMap<>();
        entities.createQuery(
                        "SELECT d.webhook.id, COUNT(d.id) FROM WebhookDelivery d WHERE d.deadAt IS NOT NULL"
                                + " GROUP BY d.webhook.id",
                        Object[].class)
                .getResultList()
                .forEach(row -> counts.put((Long) row[0], (Long) row[1]));
        return counts;
    }

    /** Begins every dead one again; how many. */
    public int beginDeadAgain(Instant now) {
        return entities.createQuery("UPDATE WebhookDelivery d SET d.deadAt = NULL, d.attempts = 0, d.begunAt = :now,"
                        + " d.nextAttemptAt = :now, d.version = d.version + 1 WHERE d.deadAt IS NOT NULL")
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Forgets what was delivered or died before these instants. */
    public void forget(Instant deliveredBefore, Instant deadBefore) {
        entities.createQuery("DELETE FROM WebhookDelivery d WHERE d.deliveredAt < :delivered OR d.deadAt < :dead")
                .setParameter("delivered", deliveredBefore)
                .setParameter("dead", deadBefore)
                .executeUpdate();
    }
}
