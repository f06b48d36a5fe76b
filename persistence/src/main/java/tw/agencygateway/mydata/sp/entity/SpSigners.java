package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.List;

/**
 * Who signs which data set of which service. Changed row by row and without the service's version: first uses come at any time, and
 * must not get in the way of somebody who edits the form.
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
                "SET signer_issuer = ?, signer_subject = ? WHERE signer_issuer IS NULL",
                issuer,
                subject,
                clientId,
                resourceId);
    }

    /** Whether a signer is recorded. */
    public boolean isKnown(String clientId, String resourceId) {
        return all().stream()
                .anyMatch(entry ->
                        entry.clientId().equals(clientId) && entry.resourceId().equals(resourceId));
    }

    /** Confirms the signer that is recorded, if it is still this one. */
    public boolean confirm(String clientId, String resourceId, String issuer, String subject) {
        return update(
                "SET signer_confirmed = TRUE WHERE signer_issuer = ? AND signer_subject = ?",
                issuer,
                subject,
                clientId,
                resourceId);
    }

    /** Forgets the signer, if it is still this one; the next use records another. */
    public boolean forget(String clientId, String resourceId, String issuer, String subject) {
        return update(
                "SET signer_issuer = NULL, signer_subject = NULL, signer_confirmed = FALSE"
                        + " WHERE signer_issuer = ? AND signer_subject = ?",
                issuer,
                subject,
                clientId,
                resourceId);
    }

    private boolean update(String change, String... values) {
        var query = entities.createNativeQuery("UPDATE sp_data_set " + change
                + " AND service_id = (SELECT id FROM sp_service WHERE client_id = ?) AND resource_id = ?");
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.executeUpdate() > 0;
    }
}
