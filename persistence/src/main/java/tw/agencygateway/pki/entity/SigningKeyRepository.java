package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    public Optional<SigningKey> byName(String name) {
        return entities.createQuery("SELECT k FROM SigningKey k WHERE k.name = :name", SigningKey.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** All keys, the newest first. */
    public List<SigningKey> list() {
        return entities.createQuery("SELECT k FROM SigningKey k ORDER BY k.addedAt DESC, k.name", SigningKey.class)
                .getResultList();
    }

    /** The newest key whose certificate is valid then. */
    public Optional<SigningKey> inForce(Instant now) {
        return entities.createQuery(
                        "SELECT k FROM SigningKey k WHERE k.notBefore <= :now AND k.notAfter > :now"
                                + " ORDER BY k.addedAt DESC, k.name",
                        SigningKey.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
