package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Counters of changes, one row each. */
@Dependent
public class PkiStampRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** Costs one read by primary key. */
    public long read(PkiStamp stamp) {
        return ((Number) entities.createNativeQuery("SELECT stamp FROM pki_stamp WHERE kind = ?")
                        .setParameter(1, stamp.kind())
                        .getSingleResult())
                .longValue();
    }

    /** Seen by other nodes when the transaction of the change commits. */
    public void raise(PkiStamp stamp) {
        entities.createNativeQuery("UPDATE pki_stamp SET stamp = stamp + 1 WHERE kind = ?")
                .setParameter(1, stamp.kind())
                .executeUpdate();
    }
}
