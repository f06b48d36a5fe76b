package tw.agencygateway.platform.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import tw.agencygateway.platform.entity.GatewayDataSource;

/**
 * Brings the schema up to date when the application starts, before anything else uses the database: a bean that does so
 * at start says {@code @DependsOn("SchemaMigration")}.
 *
 * <p>Two nodes that start at once on one PostgreSQL: one migrates, the other waits. A migration that fails, or a schema
 * that is newer than this version, stops the deployment with Flyway's message.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = SchemaMigration.DATA_SOURCE,
        className = "tw.agencygateway.platform.entity.GatewayDataSource",
        transactional = true,
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        initialPoolSize = 1,
        minPoolSize = 1,
        maxPoolSize = 40,
        properties = {
            "description=Agency Gateway",
            // on Payara: a connection that the database has dropped is replaced before anybody is given it
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true"
        })
public class SchemaMigration {

    static final String DATA_SOURCE = "java:app/jdbc/gateway";

    private boolean done;

    @PostConstruct
    void migrate() {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        done = true;
    }

    private static DataSource database() {
        try {
            return GatewayDataSource.forMigration();
        } catch (SQLException e) {
            throw new StartRefusedException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether the schema is the one this version was built for; a bean whose migration failed answers nothing. */
    public boolean isDone() {
        return done;
    }
}
