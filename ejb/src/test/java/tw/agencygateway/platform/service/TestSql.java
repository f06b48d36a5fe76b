package tw.agencygateway.platform.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;

/** Plain SQL on a {@link TestDatabase}. */
final class TestSql {
    private final TestDatabase database;

    @PersistenceContext
    private EntityManager entities;

    private TestSql(TestDatabase database) {
        this.database = database;
    }

    static TestSql on(TestDatabase database) {
        return database.connect(new TestSql(database));
    }

    int update(String sql, Object... arguments) {
        return database.inTransaction(() -> query(sql, arguments).executeUpdate());
    }

    List<?> rows(String sql, Object... arguments) {
        return query(sql, arguments).getResultList();
    }

    private Query query(String sql, Object... arguments) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return query;
    }
}
