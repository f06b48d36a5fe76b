package tw.agencygateway.vault.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;

/** Holds the {@link VaultMark}. */
@Dependent
public class VaultMarkRepository {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** The row, locked until the transaction ends; made by whoever asks first. */
    public VaultMark lock() {
        entities.createNativeQuery("INSERT INTO vault_mark (id, mark) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, VaultMark.ONLY)
                .setParameter(2, UUID.randomUUID().toString())
                .executeUpdate();
        return entities.find(
                VaultMark.class,
                VaultMark.ONLY,
                LockModeType.PESSIMISTIC_WRITE,
                Map.<String, Object>of("eclipselink.refresh", true));
    }
}
