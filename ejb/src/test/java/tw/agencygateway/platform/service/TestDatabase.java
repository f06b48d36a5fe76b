package tw.agencygateway.platform.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The real schema and the real mappings on an H2 database in memory, without a container: repositories get an entity manager that belongs
 * to the innermost {@link #inTransaction}, or to none and reads only. Each instance has a database of its own; what takes long, migrating
 * and reading the mappings, is done once.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String OPTIONS =
            ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final List<String> SCHEMA = schema();
    private static final JdbcDataSource CURRENT = new JdbcDataSource();
    private static final EntityManagerFactory FACTORY = Persistence.createEntityManagerFactory(
            "gateway",
            Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", CURRENT,
                    "eclipselink.target-database", "org.eclipse.persistence.platform.database.H2Platform",
                    "eclipselink.logging.level", "OFF"));

    private final Deque<EntityManager> open = new ArrayDeque<>();

    public TestDatabase() {
        CURRENT.setURL("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS);
        execute(CURRENT, SCHEMA);
    }

    private static List<String> schema() {
        JdbcDataSource template = new JdbcDataSource();
        template.setURL("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS);
        Flyway.configure().dataSource(template).load().migrate();
        try (Connection connection = template.getConnection();
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("SCRIPT NOPASSWORDS NOSETTINGS")) {
            List<String> commands = new ArrayList<>();
            while (script.next()) {
                commands.add(script.getString(1));
            }
            commands.removeIf(command -> command.startsWith("CREATE USER"));
            return commands;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(JdbcDataSource database, List<String> commands) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the repository its entity manager. */
    public <T> T connect(T repository) {
        EntityManager current = (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(open.isEmpty() ? FACTORY.createEntityManager() : open.peek(), arguments);
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

    /** What may fail with its own exception, or with none that is checked. */
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Runs the work in a transaction of its own, which is rolled back when it fails. */
    public <T, E extends Exception> T inTransaction(Work<T, E> work) throws E {
        EntityManager manager = FACTORY.createEntityManager();
        open.push(manager);
        manager.getTransaction().begin();
        try {
            T result = work.run();
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
        execute(CURRENT, List.of("SHUTDOWN"));
    }
}
