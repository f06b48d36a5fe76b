package tw.agencygateway.platform.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The real schema and the real mappings on an H2 database in memory, without a container: repositories get an entity manager that belongs
 * to the innermost {@link #inTransaction}, or to none and reads only.
 */
public final class TestDatabase implements AutoCloseable {
    private final EntityManagerFactory factory;
    private final Deque<EntityManager> open = new ArrayDeque<>();

    public TestDatabase() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Flyway.configure().dataSource(source).load().migrate();
        factory = Persistence.createEntityManagerFactory(
                "gateway",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "eclipselink.session-name", UUID.randomUUID().toString(),
                        "eclipselink.logging.level", "OFF"));
    }

    /** Gives the repository its entity manager. */
    public <T> T connect(T repository) {
        EntityManager current = (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(open.isEmpty() ? factory.createEntityManager() : open.peek(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        for (Field field : repository.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(PersistenceContext.class)) {
                set(repository, field, current);
            }
        }
        return repository;
    }

    private static void set(Object repository, Field field, EntityManager current) {
        try {
            field.setAccessible(true);
            field.set(repository, current);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the work in a transaction of its own, which is rolled back when it fails. */
    public <T> T inTransaction(Callable<T> work) throws Exception {
        EntityManager manager = factory.createEntityManager();
        open.push(manager);
        manager.getTransaction().begin();
        try {
            T result = work.call();
            manager.getTransaction().commit();
            return result;
        } finally {
            open.pop();
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
            manager.close();
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
