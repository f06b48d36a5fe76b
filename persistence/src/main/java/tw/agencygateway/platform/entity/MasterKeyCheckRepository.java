package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Holds the {@link MasterKeyCheck}. */
@Dependent
public class MasterKeyCheckRepository {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public Optional<MasterKeyCheck> find() {
        return Optional.ofNullable(entities.find(MasterKeyCheck.class, MasterKeyCheck.ONLY));
    }

    /** Written at once, so that a second node's row is refused here and not at the commit. */
    public void add(MasterKeyCheck check) {
        entities.persist(check);
        entities.flush();
    }

    /** Makes nodes that start at the same time do what follows one after the other, until the transaction ends. */
    public void takeTurns() {
        entities.find(MasterKeyCheck.class, MasterKeyCheck.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
