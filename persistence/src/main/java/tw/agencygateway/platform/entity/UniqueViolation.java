package tw.agencygateway.platform.entity;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Tells a row that was there already from every other failure of the database. */
public final class UniqueViolation {

    /** SQLSTATE, the same on PostgreSQL and H2. */
    private static final String SQL_STATE = "23505";

    private UniqueViolation() {}

    /** Whether a unique constraint refused what was written. */
    public static boolean caused(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
