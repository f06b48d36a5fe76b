package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The trust anchors. Whoever changes one raises {@link PkiStamp#TRUST_ANCHOR}. */
@Dependent
public class TrustAnchorRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void add(TrustAnchor anchor) {
        entities.persist(anchor);
        entities.flush();
    }

    public void remove(TrustAnchor anchor) {
        entities.remove(anchor);
    }

    public Optional<TrustAnchor> find(long id) {
        return Optional.ofNullable(entities.find(TrustAnchor.class, id));
    }

    public Optional<TrustAnchor> findBySha256(String sha256) {
        return entities.createQuery("SELECT a FROM TrustAnchor a WHERE a.sha256 = :sha256", TrustAnchor.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }

    /** Roots first, then by name. */
    public List<TrustAnchor> all() {
        return entities.createQuery("SELECT a FROM TrustAnchor a ORDER BY a.root DESC, a.name, a.id", TrustAnchor.class)
                .getResultList();
    }
}
