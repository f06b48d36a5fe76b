package tw.agencygateway.platform.service;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;

/** Whether this node can do its work now. Asked every few seconds by load balancers, so it costs no more than a ping. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

    /** What has to be there. */
    public enum Part {
        /** the database answers */
        DATABASE,
        /** the migration has been carried out */
        SCHEMA,
        /** {@code gateway.data} can be written to */
        DATA_DIRECTORY,
        /** this node has the newest master keys, and opens what other nodes seal */
        MASTER_KEYS,
        /** the store of the vault has answered since the start */
        VAULT
    }

    private static final int DATABASE_SECONDS = 2;

    @Resource(lookup = SchemaMigration.DATA_SOURCE)
    private DataSource dataSource;

    @Inject
    private SchemaMigration migration;

    @Inject
    private StorageConfiguration storage;

    @Inject
    private MasterKeys masterKeys;

    @Inject
    @Any
    private Instance<ReadinessCheck> checks;

    /** The parts that are missing; empty when this node is ready. */
    public Set<Part> missing() {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        if (!databaseAnswers()) {
            missing.add(Part.DATABASE);
        }
        if (!migration.isDone()) {
            missing.add(Part.SCHEMA);
        }
        if (!Files.isWritable(storage.data())) {
            missing.add(Part.DATA_DIRECTORY);
        }
        if (!masterKeys.areCurrent()) {
            missing.add(Part.MASTER_KEYS);
        }
        checks.forEach(check -> check.missing().ifPresent(missing::add));
        return missing;
    }

    private boolean databaseAnswers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(DATABASE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
