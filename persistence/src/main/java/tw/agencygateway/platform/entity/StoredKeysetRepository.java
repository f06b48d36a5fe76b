package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Holds the {@link StoredKeyset}. */
@Dependent
public class StoredKeysetRepository {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** The row as it is now, whatever this transaction has read before. */
    public Optional<StoredKeyset> find() {
        return Optional.ofNullable(entities.find(
                StoredKeyset.class, StoredKeyset.ONLY, Map.<String, Object>of("eclipselink.refresh", true)));
    }

    /** As {@link #find}, locked until the transaction ends. */
    public Optional<StoredKeyset> lock() {
        return Optional.ofNullable(entities.find(
                StoredKeyset.class,
                StoredKeyset.ONLY,
                LockModeType.PESSIMISTIC_WRITE,
                Map.<String, Object>of("eclipselink.refresh", true)));
    }

    /** The row's version; costs one read by primary key. */
    public long version() {
        return ((Number) entities.createNativeQuery("SELECT version FROM master_keyset WHERE id = ?")
                        .setParameter(1, StoredKeyset.ONLY)
                        .setFlushMode(FlushModeType.COMMIT)
                        .getSingleResult())
                .longValue();
    }

    /**
     * Makes the row, empty, where there is none. Another node that tries the same waits until this transaction ends.
     *
     * @return whether the row is this transaction's own, to be filled
     */
    public boolean claim(Instant now) {
        return entities.createNativeQuery("INSERT INTO master_keyset (id, sealed, blind_index, created_at, changed_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .setParameter(1, StoredKeyset.ONLY)
                        .setParameter(2, new byte[0])
                        .setParameter(3, new byte[0])
                        .setParameter(4, now.atOffset(ZoneOffset.UTC))
                        .setParameter(5, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Makes nodes that start at the same time do what follows one after the other, until the transaction ends. */
    public void takeTurns() {
        entities.find(StoredKeyset.class, StoredKeyset.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
