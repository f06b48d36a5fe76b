package tw.agencygateway.mydata.sp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists transactions newest first, page after page by the place of the last line seen: each page is one walk along an index, however
 * many transactions there are, and nothing is counted but what lies between two instants.
 */
@ApplicationScoped
public class TransactionSearch {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * What to look for; null asks for nothing.
     *
     * @param from the earliest creation
     * @param until the first instant after the latest one
     */
    public record Filter(SpState state, String clientId, byte[] personIndex, Instant from, Instant until) {}

    /** The place of a line in the order. */
    public record Place(Instant createdAt, Long id) implements Serializable {}

    /**
     * @param after the last line of the page before, or null for the first page
     * @param limit how many lines at most
     */
    public List<TransactionSummary> page(Filter filter, Place after, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        condition(conditions, parameters, "t.state = :state", "state", filter.state());
        // looked up first: through a join the whole order would be walked for the lines of a small service
        String service = "t.service.id = (SELECT s.id FROM SpService s WHERE s.clientId = :clientId)";
        condition(conditions, parameters, service, "clientId", filter.clientId());
        condition(conditions, parameters, "t.origin.personIndex = :person", "person", filter.personIndex());
        condition(conditions, parameters, "t.times.createdAt >= :from", "from", filter.from());
        condition(conditions, parameters, "t.times.createdAt < :until", "until", filter.until());
        if (after != null) {
            condition(conditions, parameters, "t.times.createdAt <= :at", "at", after.createdAt());
            condition(conditions, parameters, "(t.times.createdAt < :at OR t.id < :id)", "id", after.id());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        TypedQuery<TransactionSummary> query = entities.createQuery(
                "SELECT NEW tw.agencygateway.mydata.sp.entity.TransactionSummary(t.id, t.txId, t.service.clientId,"
                        + " t.service.registration.name, t.state, t.outcome.reason, t.times.createdAt, t.times.updatedAt)"
                        + " FROM SpTransaction t" + where + " ORDER BY t.times.createdAt DESC, t.id DESC",
                TransactionSummary.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** How many transactions that were created in that time are in which state. */
    public Map<SpState, Long> countByState(Instant from, Instant until) {
        Map<SpState, Long> counts = new EnumMap<>(SpState.class);
        entities.createQuery(
                        "SELECT t.state, COUNT(t.id) FROM SpTransaction t"
                                + " WHERE t.times.createdAt >= :from AND t.times.createdAt < :until GROUP BY t.state",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList()
                .forEach(row -> counts.put((SpState) row[0], (Long) row[1]));
        return counts;
    }

    private static void condition(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
