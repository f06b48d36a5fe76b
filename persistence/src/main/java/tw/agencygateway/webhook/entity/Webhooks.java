package tw.agencygateway.webhook.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The repository of {@link Webhook}, and the door to the outbox. */
@ApplicationScoped
public class Webhooks {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** Writes a delivery for each endpoint that wants to hear of it, in the database transaction of the change. */
    public void tell(StatusChange change) {
        // the entity that tells of it is in the middle of its change: nothing of it is written before the commit
        entities
                .createQuery("SELECT w FROM Webhook w WHERE w.clientId = :clientId AND w.enabled = TRUE", Webhook.class)
                .setParameter("clientId", change.clientId())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .stream()
                .filter(webhook -> webhook.wants(change.status()))
                .forEach(webhook -> entities.persist(new WebhookDelivery(webhook, change)));
    }

    public void add(Webhook webhook) {
        entities.persist(webhook);
    }

    /** Removes it with everything that is on its way to it. */
    public void remove(Webhook webhook) {
        entities.createQuery("DELETE FROM WebhookDelivery d WHERE d.webhook = :webhook")
                .setParameter("webhook", webhook)
                .executeUpdate();
        entities.remove(webhook);
    }

    public Optional<Webhook> byName(String name) {
        return entities.createQuery("SELECT w FROM Webhook w WHERE w.name = :name", Webhook.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All by name. */
    public List<Webhook> all() {
        return entities.createQuery("SELECT w FROM Webhook w ORDER BY w.name", Webhook.class)
                .getResultList();
    }

    /** Notes that it answered, whatever; the version stays, so that nobody's edit is disturbed. */
    public void answered(Webhook webhook) {
        entities.createQuery("UPDATE Webhook w SET w.unanswered = 0, w.restingUntil = NULL"
                        + " WHERE w.id = :id AND w.unanswered > 0")
                .setParameter("id", webhook.id())
                .executeUpdate();
    }

    /** Notes that it did not answer, and is left alone until then. */
    public void unanswered(Webhook webhook, Instant restingUntil) {
        entities.createQuery(
                        "UPDATE Webhook w SET w.unanswered = w.unanswered + 1, w.restingUntil = :until WHERE w.id = :id")
                .setParameter("until", restingUntil)
                .setParameter("id", webhook.id())
                .executeUpdate();
    }
}
