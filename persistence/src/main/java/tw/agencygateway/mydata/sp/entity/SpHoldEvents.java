package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The repository of {@link SpHoldEvent}: append and read, nothing else. */
@ApplicationScoped
public class SpHoldEvents {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void append(SpHoldEvent event) {
        entities.persist(event);
    }

    /** The history of one transaction in its order. */
    public List<SpHoldEvent> of(UUID txId) {
        return entities.createQuery(
                        "SELECT e FROM SpHoldEvent e WHERE e.txId = :txId ORDER BY e.occurredAt, e.id",
                        SpHoldEvent.class)
                .setParameter("txId", txId.toString())
                .getResultList();
    }
}
