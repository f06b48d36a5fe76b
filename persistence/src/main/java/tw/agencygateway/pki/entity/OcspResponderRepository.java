package tw.agencygateway.pki.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The OCSP responders seen. Outcomes are noted without the row's version: two nodes may ask at once. */
@Dependent
public class OcspResponderRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * Makes one known, asked strictly; does nothing where it is known already, or another node makes it known at this moment.
     *
     * @param address at most {@link OcspResponder#ADDRESS_LENGTH} characters
     */
    public void addUnlessThere(String address, Instant now) {
        entities.createNativeQuery("INSERT INTO ocsp_responder"
                        + " (id, version, address, enabled, cert_id, nonce, first_seen)"
                        + " VALUES (nextval('ocsp_responder_seq'), 1, ?, TRUE, 'SHA256', 'REQUIRED', ?)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, address)
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    public Optional<OcspResponder> find(long id) {
        return Optional.ofNullable(entities.find(OcspResponder.class, id));
    }

    public Optional<OcspResponder> at(String address) {
        return entities.createQuery("SELECT r FROM OcspResponder r WHERE r.address = :address", OcspResponder.class)
                .setParameter("address", address)
                .getResultStream()
                .findFirst();
    }

    /** By address. */
    public List<OcspResponder> all() {
        return entities.createQuery("SELECT r FROM OcspResponder r ORDER BY r.address", OcspResponder.class)
                .getResultList();
    }

    /** Whether the newest question to some enabled responder had no answer that counts. */
    public boolean isAnyFailing() {
        return !entities.createQuery(
                        "SELECT r.id FROM OcspResponder r WHERE r.enabled = TRUE AND r.failure IS NOT NULL", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Notes an answer that counts. */
    public void answered(String address, Instant now) {
        entities.createNativeQuery("UPDATE ocsp_responder SET answered_at = ?, failure = NULL WHERE address = ?")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, address)
                .executeUpdate();
    }

    /** Notes a question without an answer that counts. */
    public void failed(String address, String why, Instant now) {
        entities.createNativeQuery("UPDATE ocsp_responder SET failed_at = ?, failure = ? WHERE address = ?")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, OcspResponder.shorten(why))
                .setParameter(3, address)
                .executeUpdate();
    }
}
