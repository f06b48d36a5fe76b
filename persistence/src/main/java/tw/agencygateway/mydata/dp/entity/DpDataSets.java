package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The repository of {@link DpDataSet}. */
@ApplicationScoped
public class DpDataSets {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public void add(DpDataSet dataSet) {
        entities.persist(dataSet);
    }

    /** Removes it with its counters and heartbeats; its requests are gone already. */
    public void remove(DpDataSet dataSet) {
        for (String table : List.of("dp_usage", "dp_heartbeat", "dp_source_state")) {
            entities.createNativeQuery("DELETE FROM " + table + " WHERE data_set_id = ?")
                    .setParameter(1, dataSet.id())
                    .executeUpdate();
        }
        entities.remove(dataSet);
    }

    public Optional<DpDataSet> byResourceId(String resourceId) {
        return one("SELECT d FROM DpDataSet d WHERE d.resourceId = :key", resourceId, LockModeType.NONE);
    }

    /** As {@link #byResourceId}, locked until the database transaction ends. */
    public Optional<DpDataSet> lockByResourceId(String resourceId) {
        return one("SELECT d FROM DpDataSet d WHERE d.resourceId = :key", resourceId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether it is served now, whatever was known of it before. */
    public boolean isServing(DpDataSet dataSet) {
        return entities.createQuery("SELECT d.status FROM DpDataSet d WHERE d.id = :id", DpStatus.class)
                .setParameter("id", dataSet.id())
                .getResultStream()
                .anyMatch(DpStatus::isServing);
    }

    /** The data set that the DP-API serves under this word. */
    public Optional<DpDataSet> byResource(String resource) {
        return one("SELECT d FROM DpDataSet d WHERE d.resource = :key", resource, LockModeType.NONE);
    }

    /** All data sets whose resource_id, name or category contains the words, by resource_id; the empty text finds all. */
    public List<DpDataSet> search(String words) {
        return entities.createQuery(
                        "SELECT d FROM DpDataSet d WHERE LOWER(d.resourceId) LIKE :words ESCAPE '!'"
                                + " OR LOWER(d.registration.name) LIKE :words ESCAPE '!'"
                                + " OR LOWER(d.registration.category) LIKE :words ESCAPE '!' ORDER BY d.resourceId",
                        DpDataSet.class)
                .setParameter("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%")
                .getResultList();
    }

    private Optional<DpDataSet> one(String jpql, String key, LockModeType lock) {
        return entities.createQuery(jpql, DpDataSet.class)
                .setParameter("key", key)
                .setLockMode(lock)
                .setHint("eclipselink.refresh", lock != LockModeType.NONE)
                .getResultStream()
                .findFirst();
    }
}
