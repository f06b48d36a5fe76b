package tw.agencygateway.eventlog.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The repository of {@link TransactionEvent}: append and read, nothing else. */
@ApplicationScoped
public class TransactionEvents {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void append(TransactionEvent event) {
        entities.persist(event);
    }

    /** The events of one transaction in their order. */
    public List<TransactionEvent> of(UUID txId) {
        return entities.createQuery(
                        "SELECT e FROM TransactionEvent e WHERE e.txId = :txId ORDER BY e.occurredAt, e.id",
                        TransactionEvent.class)
                .setParameter("txId", txId.toString())
                .getResultList();
    }
}
