package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The repository of {@link SpTransaction}. Everything that changes a transaction locks its row first; the claiming queries skip
 * rows that another node holds, and each runs on an index of its own.
 */
@ApplicationScoped
public class SpTransactions {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** Adds and writes at once, so that a second row with the same Idempotency-Key fails here. */
    public void add(SpTransaction transaction) {
        entities.persist(transaction);
        entities.flush();
    }

    public Optional<SpTransaction> byTxId(UUID txId) {
        return one("SELECT t FROM SpTransaction t WHERE t.txId = :key", txId.toString(), LockModeType.NONE);
    }

    /** As {@link #byTxId}, locked until the database transaction ends. */
    public Optional<SpTransaction> lockByTxId(UUID txId) {
        return one(
                "SELECT t FROM SpTransaction t WHERE t.txId = :key", txId.toString(), LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<SpTransaction> lockByGoHash(byte[] hash) {
        return one("SELECT t FROM SpTransaction t WHERE t.origin.goHash = :key", hash, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<SpTransaction> lockByReturnHash(byte[] hash) {
        return one(
                "SELECT t FROM SpTransaction t WHERE t.origin.returnHash = :key", hash, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<SpTransaction> byIdempotencyKey(String apiClient, String key) {
        return entities.createQuery(
                        "SELECT t FROM SpTransaction t WHERE t.origin.apiClient = :client AND t.origin.idempotencyKey = :key",
                        SpTransaction.class)
                .setParameter("client", apiClient)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** Up to {@code limit} transactions whose work is due, locked; the caller claims them and commits. */
    public List<SpTransaction> lockDueWork(Instant now, int limit) {
        return locked("next_attempt_at", now, limit);
    }

    /** Up to {@code limit} transactions whose deadline has passed, locked. */
    public List<SpTransaction> lockOverdue(Instant now, int limit) {
        return locked("deadline_at", now, limit);
    }

    /** Up to {@code limit} transactions whose files wait to be erased, locked. */
    public List<SpTransaction> lockErasable(Instant now, int limit) {
        return locked("erase_due_at", now, limit);
    }

    private Optional<SpTransaction> one(String jpql, Object key, LockModeType lock) {
        return entities.createQuery(jpql, SpTransaction.class)
                .setParameter("key", key)
                .setLockMode(lock)
                .setHint("eclipselink.refresh", lock != LockModeType.NONE)
                .getResultStream()
                .findFirst();
    }

    private List<SpTransaction> locked(String column, Instant now, int limit) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM sp_transaction WHERE " + column + " <= ? ORDER BY " + column + " FETCH FIRST " + limit
                        + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                SpTransaction.class);
        query.setParameter(1, now.atOffset(ZoneOffset.UTC));
        query.setHint("eclipselink.refresh", true);
        @SuppressWarnings("unchecked")
        List<SpTransaction> found = query.getResultList();
        return found;
    }
}
