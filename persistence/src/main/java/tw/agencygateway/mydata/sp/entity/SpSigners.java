package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.List;

/**
 * Who signs which data set of which service. Changed row by row and without the service's version: first uses come at any time, and
 * must not get in the way of somebody who edits the form. While the form is written, which replaces all rows, they wait.
 */
@ApplicationScoped
public class SpSigners {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** One data set with its signer. */
    public record Entry(String clientId, String service, String resourceId, String dataSet, SpSigner signer)
            implements Serializable {}

    /** All that are known, those to be confirmed first. */
    public List<Entry> all() {
        return entities.createQuery("SELECT DISTINCT s FROM SpService s ORDER BY s.clientId", SpService.class)
                .getResultStream()
                .flatMap(service -> service.dataSets().stream()
                        .flatMap(dataSet -> dataSet
                                .signer()
                                .map(signer -> new Entry(
                                        service.clientId(),
                                        service.registration().name(),
                                        dataSet.resourceId(),
                                        dataSet.name(),
                                        signer))
                                .stream()))
                .sorted((one, other) ->
                        Boolean.compare(one.signer().confirmed(), other.signer().confirmed()))
                .toList();
    }

    /**
     * Records who signed, unless there is a signer already.
     *
     * @return whether it was recorded
     */
    public boolean record(String clientId, String resourceId, String issuer, String subject) {
        return update(
                clientId,
                resourceId,
                "SET signer_issuer = ?, signer_subject = ? WHERE signer_issuer IS NULL",
                issuer,
                subject);
    }

    /** Whether a signer is recorded. */
    public boolean isKnown(String clientId, String resourceId) {
        return !entities.createQuery(
                        "SELECT d.resourceId FROM SpService s JOIN s.dataSets d"
                                + " WHERE s.clientId = :clientId AND d.resourceId = :resourceId AND d.signerIssuer IS NOT NULL",
                        String.class)
                .setParameter("clientId", clientId)
                .setParameter("resourceId", resourceId)
                .getResultList()
                .isEmpty();
    }

    /** Confirms the signer that is recorded, if it is still this one. */
    public boolean confirm(String clientId, String resourceId, String issuer, String subject) {
        return update(
                clientId,
                resourceId,
                "SET signer_confirmed = TRUE WHERE signer_issuer = ? AND signer_subject = ?",
                issuer,
                subject);
    }

    /** Forgets the signer, if it is still this one; the next use records another. */
    public boolean forget(String clientId, String resourceId, String issuer, String subject) {
        return update(
                clientId,
                resourceId,
                "SET signer_issuer = NULL, signer_subject = NULL, signer_confirmed = FALSE"
                        + " WHERE signer_issuer = ? AND signer_subject = ?",
                issuer,
                subject);
    }

    private boolean update(String clientId, String resourceId, String change, String issuer, String subject) {
        lock(clientId);
        return entities.createNativeQuery(
                                "UPDATE sp_data_set " + change
                                        + " AND service_id = (SELECT id FROM sp_service WHERE client_id = ?) AND resource_id = ?")
                        .setParameter(1, issuer)
                        .setParameter(2, subject)
                        .setParameter(3, clientId)
                        .setParameter(4, resourceId)
                        .executeUpdate()
                > 0;
    }

    /** As {@link SpServices#lock}; in a statement of its own, so that the next one sees the rows of a form that was waited for. */
    private void lock(String clientId) {
        entities.createNativeQuery("SELECT id FROM sp_service WHERE client_id = ? FOR UPDATE")
                .setParameter(1, clientId)
                .getResultList();
    }
}
