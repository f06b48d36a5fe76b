package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Reads and replaces the sealed bytes of any table. The first bytes of a seal, its mark, name the key that it was made with.
 */
@Dependent
public class SealedColumns {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * One sealed value.
     *
     * @param owner the owner's name, or null where the column has none
     */
    public record Value(long id, byte[] sealed, String owner) {}

    /** Up to {@code limit} values after an id that another key than the mark's has sealed, locked; those locked already are left out. */
    public List<Value> lockOthers(SealedColumn column, byte[] mark, long after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT id, " + column.column() + ", "
                        + (column.owner() == null ? "''" : column.owner()) + " FROM " + column.table()
                        + " WHERE id > ? AND "
                        + other(column) + " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY FOR UPDATE SKIP LOCKED")
                .setParameter(1, after)
                .setParameter(2, mark.length)
                .setParameter(3, mark)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Value(((Number) row[0]).longValue(), (byte[]) row[1], (String) row[2]))
                .toList();
    }

    /** How many values another key than the mark's has sealed; reads the whole table. */
    public long countOthers(SealedColumn column, byte[] mark) {
        return count(column, other(column), mark);
    }

    /** How many values the mark's key has sealed; reads the whole table. */
    public long countOf(SealedColumn column, byte[] mark) {
        return count(column, "SUBSTRING(" + column.column() + " FROM 1 FOR ?) = ?", mark);
    }

    private long count(SealedColumn column, String condition, byte[] mark) {
        return ((Number) entities.createNativeQuery("SELECT COUNT(*) FROM " + column.table() + " WHERE " + condition)
                        .setParameter(1, mark.length)
                        .setParameter(2, mark)
                        .getSingleResult())
                .longValue();
    }

    /** Puts the bytes in the place of a value that this transaction has locked. */
    public void replace(SealedColumn column, long id, byte[] sealed) {
        entities.createNativeQuery("UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE id = ?")
                .setParameter(1, sealed)
                .setParameter(2, id)
                .executeUpdate();
    }

    private static String other(SealedColumn column) {
        return column.column() + " IS NOT NULL AND SUBSTRING(" + column.column() + " FROM 1 FOR ?) <> ?";
    }
}
