package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * The repository of {@link DpRequest}. Everything that changes a request locks its row first; the claiming queries skip rows that another
 * node holds, and each runs on an index of its own.
 */
@ApplicationScoped
public class DpRequests {

    private static final int TURNS = 64;

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * Lets the calls that could find or begin the same request come one after the other, on all nodes, until the database transaction
     * ends.
     *
     * @param key a token's or a person's
     */
    public void takeTurn(byte[] key) {
        entities.createNativeQuery("SELECT turn FROM dp_turn WHERE turn = ? FOR UPDATE")
                .setParameter(1, Math.floorMod(key[0], TURNS))
                .getSingleResult();
    }

    public void add(DpRequest request) {
        entities.persist(request);
    }

    /** Writes now what was changed, so that a key that one request gives up is free for another. */
    public void write() {
        entities.flush();
    }

    public Optional<DpRequest> byUid(UUID uid) {
        return one("SELECT r FROM DpRequest r WHERE r.uid = :key", uid.toString(), LockModeType.NONE);
    }

    /** As {@link #byUid}, locked until the database transaction ends. */
    public Optional<DpRequest> lockByUid(UUID uid) {
        return one("SELECT r FROM DpRequest r WHERE r.uid = :key", uid.toString(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #lockByUid}, though empty where somebody else has the lock. */
    public Optional<DpRequest> lockByUidIfFree(UUID uid) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM dp_request WHERE uid = ? FOR UPDATE SKIP LOCKED", DpRequest.class);
        return locked(query.setParameter(1, uid.toString())).stream().findFirst();
    }

    /** The request that a call for this person finds, locked. */
    public Optional<DpRequest> lockByPersonKey(byte[] key) {
        return one("SELECT r FROM DpRequest r WHERE r.holdings.personKey = :key", key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The request that a call with this token finds while nothing more is known of it, locked. */
    public Optional<DpRequest> lockByTokenKey(byte[] key) {
        return one("SELECT r FROM DpRequest r WHERE r.holdings.tokenKey = :key", key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether fewer requests than that wait for a data set; counts no further. */
    public boolean hasRoom(DpDataSet dataSet, int bound) {
        return count(waiting("= ?", bound).setParameter(1, dataSet.id())) < bound;
    }

    /** Whether fewer requests than that wait in all; counts no further. */
    public boolean hasRoom(int bound) {
        return count(waiting("IS NOT NULL", bound)) < bound;
    }

    private Query waiting(String condition, int most) {
        return entities.createNativeQuery("SELECT COUNT(*) FROM (SELECT 1 AS one FROM dp_request WHERE waiting_set_id "
                + condition + " FETCH FIRST " + most + " ROWS ONLY) AS waiting");
    }

    private static long count(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    /**
     * Up to {@code limit} requests whose work is due, locked; the caller claims them and commits.
     *
     * @param full the resource_ids of data sets that have to wait
     */
    public List<DpRequest> lockDueWork(Instant now, int limit, Set<String> full) {
        String others = full.isEmpty()
                ? ""
                : " AND data_set_id NOT IN (SELECT id FROM dp_data_set WHERE resource_id IN (?"
                        + ", ?".repeat(full.size() - 1) + "))";
        return locked("next_attempt_at", others, now, limit, List.copyOf(full));
    }

    /** Up to {@code limit} requests whose deadline has passed, locked. */
    public List<DpRequest> lockOverdue(Instant now, int limit) {
        return locked("deadline_at", "", now, limit, List.of());
    }

    /** Up to {@code limit} requests whose file waits to be erased, locked. */
    public List<DpRequest> lockErasable(Instant now, int limit) {
        return locked("erase_due_at", "", now, limit, List.of());
    }

    /** All requests of a data set that have not ended, locked. */
    @SuppressWarnings("unchecked")
    public List<DpRequest> lockOpen(DpDataSet dataSet) {
        return entities.createNativeQuery(
                        "SELECT * FROM dp_request WHERE data_set_id = ? AND deadline_at IS NOT NULL ORDER BY id FOR UPDATE",
                        DpRequest.class)
                .setParameter(1, dataSet.id())
                .setHint("eclipselink.refresh", true)
                .getResultList();
    }

    /**
     * Removes the requests of a data set that have ended.
     *
     * @return whether none is left; of one that is, a file waits to be erased
     */
    public boolean removeEnded(DpDataSet dataSet) {
        entities.createQuery("DELETE FROM DpRequest r WHERE r.dataSet = :dataSet AND r.deadlineAt IS NULL"
                        + " AND r.eraseDueAt IS NULL")
                .setParameter("dataSet", dataSet)
                .executeUpdate();
        return entities.createQuery("SELECT r.uid FROM DpRequest r WHERE r.dataSet = :dataSet", String.class)
                .setParameter("dataSet", dataSet)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Forgets by what calls would find the requests that ended before: nobody is told of them any more. */
    public int forgetEnded(Instant before) {
        return entities.createNativeQuery("UPDATE dp_request SET token_key = NULL, person_key = NULL"
                        + " WHERE (token_key IS NOT NULL OR person_key IS NOT NULL) AND deadline_at IS NULL"
                        + " AND updated_at < ?")
                .setParameter(1, before.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Removes the requests that ended before, and of which no file is left. */
    public int purge(Instant before) {
        return entities.createQuery("DELETE FROM DpRequest r WHERE r.updatedAt < :before AND r.deadlineAt IS NULL"
                        + " AND r.eraseDueAt IS NULL")
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Those of these requests that have the key of their vault folder. */
    public Set<UUID> withVaultKey(Collection<UUID> uids) {
        if (uids.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "SELECT r.uid FROM DpRequest r WHERE r.uid IN :uids AND r.holdings.vaultKey IS NOT NULL",
                        String.class)
                .setParameter("uids", uids.stream().map(UUID::toString).toList())
                .getResultStream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private Optional<DpRequest> one(String jpql, Object key, LockModeType lock) {
        return entities.createQuery(jpql, DpRequest.class)
                .setParameter("key", key)
                .setLockMode(lock)
                .setHint("eclipselink.refresh", lock != LockModeType.NONE)
                .getResultStream()
                .findFirst();
    }

    private List<DpRequest> locked(String column, String besides, Instant now, int limit, List<String> names) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM dp_request WHERE " + column + " <= ?" + besides + " ORDER BY " + column + " FETCH FIRST "
                        + limit + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                DpRequest.class);
        query.setParameter(1, now.atOffset(ZoneOffset.UTC));
        for (int i = 0; i < names.size(); i++) {
            query.setParameter(i + 2, names.get(i));
        }
        return locked(query);
    }

    @SuppressWarnings("unchecked")
    private static List<DpRequest> locked(Query query) {
        return query.setHint("eclipselink.refresh", true).getResultList();
    }
}
