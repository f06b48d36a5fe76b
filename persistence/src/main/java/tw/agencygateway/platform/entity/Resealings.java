package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The repository of {@link Resealing}. */
@Dependent
public class Resealings {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** The column's progress towards a key; begun anew where it was towards another. */
    public Resealing of(SealedColumn column, long keyId) {
        Resealing known = entities.find(Resealing.class, column.name());
        if (known == null) {
            known = new Resealing(column, keyId);
            entities.persist(known);
        } else if (known.keyId() != keyId) {
            known.begin(keyId);
        }
        return known;
    }

    public List<Resealing> list() {
        return entities.createQuery("SELECT r FROM Resealing r ORDER BY r.name", Resealing.class)
                .getResultList();
    }
}
