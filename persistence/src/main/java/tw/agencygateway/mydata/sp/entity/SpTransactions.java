package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.webhook.entity.Webhooks;

/**
 * The repository of {@link SpTransaction}. Everything that changes a transaction locks its row first; the claiming queries skip
 * rows that another node holds, and each runs on an index of its own. What a transaction has to tell the agency goes to the outbox in
 * the same database transaction.
 */
@ApplicationScoped
public class SpTransactions {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    @Inject
    private Webhooks webhooks;

    @Inject
    private SpHoldEvents holds;

    /** Adds and writes at once, so that a second row with the same Idempotency-Key fails here. */
    public void add(SpTransaction transaction) {
        entities.persist(telling(transaction));
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

    /** As {@link #lockByTxId}, though empty where somebody else has the lock. */
    public Optional<SpTransaction> lockByTxIdIfFree(UUID txId) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM sp_transaction WHERE tx_id = ? FOR UPDATE SKIP LOCKED", SpTransaction.class);
        return locked(query.setParameter(1, txId.toString())).stream().findFirst();
    }

    public Optional<SpTransaction> lockByGoHash(byte[] hash) {
        return one("SELECT t FROM SpTransaction t WHERE t.origin.goHash = :key", hash, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<SpTransaction> lockByReturnHash(byte[] hash) {
        return one(
                "SELECT t FROM SpTransaction t WHERE t.origin.returnHash = :key", hash, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Whether another transaction came by this ticket.
     *
     * @param hash SHA-256 of the ticket
     */
    public boolean isTicketOfAnother(SpTransaction transaction, byte[] hash) {
        return entities.createQuery(
                        "SELECT t.txId FROM SpTransaction t WHERE t.holdings.ticketHash = :hash", String.class)
                .setParameter("hash", hash)
                .getResultStream()
                .anyMatch(txId -> !txId.equals(transaction.txId().toString()));
    }

    /** Writes now what was changed, so that another transaction's ticket that came at the same moment fails here and not with the commit. */
    public void write() {
        entities.flush();
    }

    public Optional<SpTransaction> byIdempotencyKey(String apiClient, String key) {
        return entities.createQuery(
                        "SELECT t FROM SpTransaction t WHERE t.origin.apiClient = :client AND t.origin.idempotencyKey = :key",
                        SpTransaction.class)
                .setParameter("client", apiClient)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(this::telling);
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

    /** Makes due what could not be judged and waits to be judged again. */
    public void reverify(Instant now) {
        entities.createQuery("UPDATE SpTransaction t SET t.schedule.work.nextAttemptAt = :now"
                        + " WHERE t.schedule.work.nextAttemptAt > :now AND t.schedule.work.claim IS NULL"
                        + " AND t.state IN :states")
                .setParameter("now", now)
                .setParameter("states", SpState.doing(Work.REVERIFY))
                .executeUpdate();
    }

    /** Those of these transactions that have the key of their vault folder, as all have that have not ended. */
    public Set<UUID> withVaultKey(Collection<UUID> txIds) {
        if (txIds.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "SELECT t.txId FROM SpTransaction t WHERE t.txId IN :txIds AND t.holdings.vaultKey IS NOT NULL",
                        String.class)
                .setParameter("txIds", txIds.stream().map(UUID::toString).toList())
                .getResultStream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    /**
     * Up to {@code limit} transactions in states that keep the raw data, by tx_id.
     *
     * @param after the last one of the page before; the empty text for the first page
     */
    public List<SpTransaction> keepingRaw(String after, int limit) {
        return entities.createQuery(
                        "SELECT t FROM SpTransaction t WHERE t.txId > :after AND t.state IN :states ORDER BY t.txId",
                        SpTransaction.class)
                .setParameter("after", after)
                .setParameter("states", SpState.keeping(Kept.RAW))
                .setMaxResults(limit)
                .getResultList();
    }

    private Optional<SpTransaction> one(String jpql, Object key, LockModeType lock) {
        return entities.createQuery(jpql, SpTransaction.class)
                .setParameter("key", key)
                .setLockMode(lock)
                .setHint("eclipselink.refresh", lock != LockModeType.NONE)
                .getResultStream()
                .findFirst()
                .map(this::telling);
    }

    private List<SpTransaction> locked(String column, Instant now, int limit) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM sp_transaction WHERE " + column + " <= ? ORDER BY " + column + " FETCH FIRST " + limit
                        + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                SpTransaction.class);
        return locked(query.setParameter(1, now.atOffset(ZoneOffset.UTC)));
    }

    private List<SpTransaction> locked(Query query) {
        query.setHint("eclipselink.refresh", true);
        @SuppressWarnings("unchecked")
        List<SpTransaction> found = query.getResultList();
        found.forEach(this::telling);
        return found;
    }

    private SpTransaction telling(SpTransaction transaction) {
        transaction.tellTo(webhooks::tell, holds::append);
        return transaction;
    }
}
