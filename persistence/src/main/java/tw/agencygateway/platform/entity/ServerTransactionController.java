package tw.agencygateway.platform.entity;

import jakarta.transaction.TransactionManager;
import org.eclipse.persistence.transaction.JTATransactionController;

/**
 * Tells EclipseLink where the server keeps its transaction manager. Payara would have told it; on WildFly the other way
 * is a system property, which every application of that server would feel.
 */
public class ServerTransactionController extends JTATransactionController {

    private static final String PAYARA = "java:appserver/TransactionManager";
    private static final String WILDFLY = "java:jboss/TransactionManager";

    @Override
    protected TransactionManager acquireTransactionManager() {
        boolean onWildFly = System.getProperty("jboss.server.name") != null;
        return (TransactionManager) jndiLookup(onWildFly ? WILDFLY : PAYARA);
    }
}
