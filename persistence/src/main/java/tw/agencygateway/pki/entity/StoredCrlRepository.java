package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The revocation lists at hand. Whoever changes one raises {@link PkiStamp#STORED_CRL}. */
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

    /** Lists that are due for fetching, the longest due first; locked until the transaction ends, without those locked already. */
    @SuppressWarnings("unchecked") // a native query has no typed form
    public List<StoredCrl> lockDueAt(Instant now, int limit) {
        return entities.createNativeQuery(
                        "SELECT * FROM stored_crl WHERE refresh_at <= ? ORDER BY refresh_at" + " FETCH FIRST " + limit
                                + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                        StoredCrl.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .getResultList();
    }

    public List<StoredCrl> fromSource(String source) {
        return entities.createQuery("SELECT c FROM StoredCrl c WHERE c.source = :source", StoredCrl.class)
                .setParameter("source", source)
                .getResultList();
    }
}
