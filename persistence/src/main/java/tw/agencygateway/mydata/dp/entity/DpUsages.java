package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;

/** The counters of {@link DpUsage}, raised by single statements so that the database adds up what several nodes count. */
@ApplicationScoped
public class DpUsages {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** Counts a request that begins. */
    public void asked(DpDataSet dataSet, LocalDate day, String clientId) {
        raise("asked", dataSet, day, clientId);
    }

    /** Counts a file that is handed out. */
    public void delivered(DpDataSet dataSet, LocalDate day, String clientId) {
        raise("delivered", dataSet, day, clientId);
    }

    private void raise(String column, DpDataSet dataSet, LocalDate day, String clientId) {
        if (update(column, dataSet, day, clientId) == 0) {
            entities.createNativeQuery("INSERT INTO dp_usage (data_set_id, usage_day, client_id, asked, delivered)"
                            + " VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING")
                    .setParameter(1, dataSet.id())
                    .setParameter(2, day)
                    .setParameter(3, clientId)
                    .executeUpdate();
            update(column, dataSet, day, clientId);
        }
    }

    private int update(String column, DpDataSet dataSet, LocalDate day, String clientId) {
        return entities.createNativeQuery("UPDATE dp_usage SET " + column + " = " + column
                        + " + 1 WHERE data_set_id = ? AND usage_day = ? AND client_id = ?")
                .setParameter(1, dataSet.id())
                .setParameter(2, day)
                .setParameter(3, clientId)
                .executeUpdate();
    }

    /** How many requests for a data set began on a day. */
    public long askedOn(DpDataSet dataSet, LocalDate day) {
        Number sum = (Number) entities.createNativeQuery(
                        "SELECT COALESCE(SUM(asked), 0) FROM dp_usage WHERE data_set_id = ? AND usage_day = ?")
                .setParameter(1, dataSet.id())
                .setParameter(2, day)
                .getSingleResult();
        return sum.longValue();
    }
}
