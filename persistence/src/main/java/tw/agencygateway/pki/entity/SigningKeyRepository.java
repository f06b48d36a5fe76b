package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The repository of {@link SigningKey}. */
@ApplicationScoped
public class SigningKeyRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void add(SigningKey key) {
        entities.persist(key);
    }

    public void remove(SigningKey key) {
        entities.remove(key);
    }

    public Optional<SigningKey> byName(String name) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE k.name = :name", SigningKey.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All keys, as they were added: a new one changes the place of none. */
    public List<SigningKey> list() {
        return entities.createQuery("SELECT k FROM SigningKey k ORDER BY k.id", SigningKey.class)
                .getResultList();
    }

    /** Those that have a certificate and are not retired, the first to begin first, locked. */
    public List<SigningKey> lockCertified() {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.certifiedAt IS NOT NULL AND k.retiredAt IS NULL"
                                + " ORDER BY k.notBefore, k.id",
                        SigningKey.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Of those that are valid then and not retired, the one whose certificate is the newest here. */
    public Optional<SigningKey> inForce(Instant now) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.notBefore <= :now AND k.notAfter > :now"
                                + " AND k.retiredAt IS NULL ORDER BY k.certifiedAt DESC, k.name",
                        SigningKey.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
