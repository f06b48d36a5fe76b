package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The revocation lists at hand. */
@Dependent
public class StoredCrlRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void add(StoredCrl crl) {
        entities.persist(crl);
        entities.flush();
    }

    public void remove(StoredCrl crl) {
        entities.remove(crl);
    }

    public Optional<StoredCrl> find(long id) {
        return Optional.ofNullable(entities.find(StoredCrl.class, id));
    }

    /** The list whose place {@code facts} would take. */
    public Optional<StoredCrl> findSeriesOf(CrlFacts facts) {
        return entities.createQuery("SELECT c FROM StoredCrl c WHERE c.series = :series", StoredCrl.class)
                .setParameter("series", facts.seriesKey())
                .getResultStream()
                .findFirst();
    }

    public List<StoredCrl> ofIssuer(X500Principal issuer) {
        return entities.createQuery("SELECT c FROM StoredCrl c WHERE c.issuerSha256 = :issuer", StoredCrl.class)
                .setParameter("issuer", CrlFacts.key(issuer))
                .getResultList();
    }

    /** By issuer. */
    public List<CrlSummary> summaries() {
        return entities.createQuery(
                        "SELECT NEW tw.agencygateway.pki.entity.CrlSummary(c.id, c.issuer, c.number, c.thisUpdate,"
                                + " c.nextUpdate, c.source, c.fetchedAt, c.failure) FROM StoredCrl c"
                                + " ORDER BY c.issuer, c.id",
                        CrlSummary.class)
                .getResultList();
    }

    /** Addresses of lists that are due for fetching, the longest due first. */
    public List<String> sourcesDueAt(Instant now, int limit) {
        return entities.createQuery(
                        "SELECT c.source FROM StoredCrl c WHERE c.refreshAt <= :now ORDER BY c.refreshAt", String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    public List<StoredCrl> fromSource(String source) {
        return entities.createQuery("SELECT c FROM StoredCrl c WHERE c.source = :source", StoredCrl.class)
                .setParameter("source", source)
                .getResultList();
    }
}
