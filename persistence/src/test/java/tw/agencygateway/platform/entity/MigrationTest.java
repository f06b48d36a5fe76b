package tw.agencygateway.platform.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void runsOnH2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1" + DatabaseSettings.H2_MODE);

        assertMigratesOnce(h2);
    }

    @Test
    void runsOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertMigratesOnce(postgres.getPostgresDatabase());
        }
    }

    private static void assertMigratesOnce(DataSource database) {
        MigrateResult first = migrate(database);
        MigrateResult second = migrate(database);

        assertThat(first.success).isTrue();
        assertThat(first.migrationsExecuted).isPositive();
        assertThat(second.migrationsExecuted).isZero();
    }

    private static MigrateResult migrate(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
