package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The heartbeats by the hour: MyData sends one an hour, but nobody keeps a caller from sending many. */
@ApplicationScoped
public class DpHeartbeatHours {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * The heartbeats of a data set within one hour.
     *
     * @param refused how many of them were not answered 200
     */
    public record Hour(String resourceId, Instant first, Instant last, long count, long refused) {}

    /** The hours in which anything was heard, in order. */
    public List<Hour> since(Instant from) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT d.resource_id, MIN(h.occurred_at), MAX(h.occurred_at), COUNT(*),"
                                + " SUM(CASE WHEN h.answered THEN 0 ELSE 1 END)"
                                + " FROM dp_heartbeat h JOIN dp_data_set d ON d.id = h.data_set_id"
                                + " WHERE h.occurred_at >= ?"
                                + " GROUP BY d.resource_id, DATE_TRUNC('hour', h.occurred_at)"
                                + " ORDER BY d.resource_id, MIN(h.occurred_at)")
                .setParameter(1, from.atOffset(ZoneOffset.UTC))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Hour((String) row[0], instant(row[1]), instant(row[2]), number(row[3]), number(row[4])))
                .toList();
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
