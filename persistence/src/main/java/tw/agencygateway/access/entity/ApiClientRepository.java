package tw.agencygateway.access.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registered API clients. */
@ApplicationScoped
public class ApiClientRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entityManager;

    public void add(ApiClient client) {
        entityManager.persist(client);
    }

    public Optional<ApiClient> find(Long id) {
        return Optional.ofNullable(entityManager.find(ApiClient.class, id));
    }

    public Optional<ApiClient> findByTokenHash(byte[] tokenHash) {
        return entityManager
                .createQuery("SELECT c FROM ApiClient c WHERE c.tokenHash = :hash", ApiClient.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst();
    }

    public Optional<ApiClient> findByName(String name) {
        return entityManager
                .createQuery("SELECT c FROM ApiClient c WHERE c.name = :name", ApiClient.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All clients by name. */
    public List<ApiClient> all() {
        return entityManager
                .createQuery("SELECT c FROM ApiClient c ORDER BY c.name", ApiClient.class)
                .getResultList();
    }

    /** Notes a use, unless one was noted since {@code unlessSince}; the version stays, so that nobody's edit is disturbed. */
    public void noteUse(ApiClient client, Instant now, Instant unlessSince) {
        entityManager
                .createQuery("UPDATE ApiClient c SET c.lastUsedAt = :now WHERE c.id = :id"
                        + " AND (c.lastUsedAt IS NULL OR c.lastUsedAt < :since)")
                .setParameter("now", now)
                .setParameter("id", client.id())
                .setParameter("since", unlessSince)
                .executeUpdate();
    }
}
