package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;

/** What the counters of {@link DpUsage} add up to. Where a resource_id is asked for, null stands for all data sets. */
@ApplicationScoped
public class DpUsageReport {

    private static final String WITHIN = " FROM dp_usage u JOIN dp_data_set d ON d.id = u.data_set_id"
            + " WHERE u.usage_day >= ? AND u.usage_day <= ? AND (CAST(? AS VARCHAR) IS NULL OR d.resource_id = ?)";

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * The first and the last day that are asked for.
     *
     * @param resourceId null for all data sets
     */
    public record Scope(LocalDate from, LocalDate until, String resourceId) {}

    /** What one day adds up to. */
    public record Day(LocalDate day, long asked, long delivered) {}

    /** How often one service used one data set. */
    public record Share(String resourceId, String name, String clientId, long asked, long delivered) {}

    /** The days on which anything was used, in order. */
    public List<Day> days(Scope scope) {
        return rows(
                        "SELECT u.usage_day, SUM(u.asked), SUM(u.delivered)" + WITHIN
                                + " GROUP BY u.usage_day ORDER BY u.usage_day",
                        scope)
                .stream()
                .map(row -> new Day(day(row[0]), number(row[1]), number(row[2])))
                .toList();
    }

    /** Who used what, the busiest first. */
    public List<Share> shares(Scope scope, int most) {
        return rows(
                        "SELECT d.resource_id, d.name, u.client_id, SUM(u.asked), SUM(u.delivered)" + WITHIN
                                + " GROUP BY d.resource_id, d.name, u.client_id"
                                + " ORDER BY SUM(u.asked) DESC, d.resource_id, u.client_id FETCH FIRST " + most
                                + " ROWS ONLY",
                        scope)
                .stream()
                .map(row ->
                        new Share((String) row[0], (String) row[1], (String) row[2], number(row[3]), number(row[4])))
                .toList();
    }

    /** The counters themselves. */
    public List<DpUsage> counters(Scope scope) {
        return rows(
                        "SELECT d.resource_id, u.usage_day, u.client_id, u.asked, u.delivered" + WITHIN
                                + " ORDER BY u.usage_day, d.resource_id, u.client_id",
                        scope)
                .stream()
                .map(row -> new DpUsage((String) row[0], day(row[1]), (String) row[2], number(row[3]), number(row[4])))
                .toList();
    }

    private List<Object[]> rows(String sql, Scope scope) {
        Query query = entities.createNativeQuery(sql)
                .setParameter(1, scope.from())
                .setParameter(2, scope.until())
                .setParameter(3, scope.resourceId())
                .setParameter(4, scope.resourceId());
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
