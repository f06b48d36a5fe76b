package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The repository of {@link SpService}. */
@ApplicationScoped
public class SpServices {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void add(SpService service) {
        entities.persist(service);
    }

    public Optional<SpService> byClientId(String clientId) {
        return byClientId(clientId, LockModeType.NONE);
    }

    /** The service as it is now, to be changed: until the transaction ends nobody else changes it or its {@link SpSigners signers}. */
    public Optional<SpService> lock(String clientId) {
        return byClientId(clientId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<SpService> byClientId(String clientId, LockModeType mode) {
        return entities.createQuery("SELECT s FROM SpService s WHERE s.clientId = :clientId", SpService.class)
                .setParameter("clientId", clientId)
                .setLockMode(mode)
                .getResultStream()
                .findFirst();
    }

    /** All services whose client_id, name or category contains the words, by client_id; the empty text finds all. */
    public List<SpService> search(String words) {
        return entities.createQuery(
                        "SELECT s FROM SpService s WHERE LOWER(s.clientId) LIKE :words ESCAPE '!' OR LOWER(s.registration.name)"
                                + " LIKE :words ESCAPE '!' OR LOWER(s.registration.category) LIKE :words ESCAPE '!'"
                                + " ORDER BY s.clientId",
                        SpService.class)
                .setParameter("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%")
                .getResultList();
    }
}
