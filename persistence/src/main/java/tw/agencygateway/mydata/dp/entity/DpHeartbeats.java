package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The heartbeats, and what is known of each data set's source for them; several nodes share it. */
@ApplicationScoped
public class DpHeartbeats {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * What is known of a source.
     *
     * @param answeredAt when it last answered a probe
     * @param failure why it did not answer the last one; empty where it did
     */
    public record SourceState(Optional<Instant> answeredAt, Optional<String> failure) {}

    public void append(DpHeartbeat heartbeat) {
        entities.persist(heartbeat);
    }

    /** The latest heartbeats of a data set, newest first. */
    public List<DpHeartbeat> latest(DpDataSet dataSet, int limit) {
        return entities.createQuery(
                        "SELECT h FROM DpHeartbeat h WHERE h.dataSet = :dataSet ORDER BY h.occurredAt DESC, h.id DESC",
                        DpHeartbeat.class)
                .setParameter("dataSet", dataSet)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Removes what is older. */
    public int purge(Instant before) {
        return entities.createQuery("DELETE FROM DpHeartbeat h WHERE h.occurredAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    /** What is known of a data set's source. */
    public SourceState source(DpDataSet dataSet) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT answered_at, failure FROM dp_source_state WHERE data_set_id = ?")
                .setParameter(1, dataSet.id())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SourceState(instant(row[0]), Optional.ofNullable((String) row[1])))
                .findFirst()
                .orElse(new SourceState(Optional.empty(), Optional.empty()));
    }

    /** Takes the right to probe the source; false where anybody took it after {@code last}. */
    public boolean mayProbe(DpDataSet dataSet, Instant now, Instant last) {
        return takeOver(dataSet, now, last) == 1 || begin(dataSet, now) == 1;
    }

    private int takeOver(DpDataSet dataSet, Instant now, Instant last) {
        return entities.createNativeQuery(
                        "UPDATE dp_source_state SET probed_at = ? WHERE data_set_id = ? AND probed_at <= ?")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, dataSet.id())
                .setParameter(3, last.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private int begin(DpDataSet dataSet, Instant now) {
        return entities.createNativeQuery(
                        "INSERT INTO dp_source_state (data_set_id, probed_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, dataSet.id())
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** The source answered. */
    public void answered(DpDataSet dataSet, Instant now) {
        entities.createNativeQuery("UPDATE dp_source_state SET answered_at = ?, failure = NULL WHERE data_set_id = ?")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, dataSet.id())
                .executeUpdate();
    }

    /** The source did not answer. */
    public void failed(DpDataSet dataSet, String failure) {
        entities.createNativeQuery("UPDATE dp_source_state SET failure = ? WHERE data_set_id = ?")
                .setParameter(1, failure)
                .setParameter(2, dataSet.id())
                .executeUpdate();
    }

    private static Optional<Instant> instant(Object column) {
        return column instanceof OffsetDateTime time
                ? Optional.of(time.toInstant())
                : Optional.ofNullable((java.sql.Timestamp) column).map(java.sql.Timestamp::toInstant);
    }
}
