package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Holds the {@link MasterKeyCheck}. */
@Dependent
public class MasterKeyCheckRepository {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public Optional<MasterKeyCheck> find() {
        return Optional.ofNullable(entities.find(MasterKeyCheck.class, MasterKeyCheck.ONLY));
    }

    /**
     * Makes the row, empty, where there is none. Another node that tries the same waits until this transaction ends.
     *
     * @return whether the row is this transaction's own, to be filled
     */
    public boolean claim(Instant now) {
        return entities.createNativeQuery("INSERT INTO master_key_check (id, sealed, blind_index, created_at)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .setParameter(1, MasterKeyCheck.ONLY)
                        .setParameter(2, new byte[0])
                        .setParameter(3, new byte[0])
                        .setParameter(4, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Makes nodes that start at the same time do what follows one after the other, until the transaction ends. */
    public void takeTurns() {
        entities.find(MasterKeyCheck.class, MasterKeyCheck.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
