package tw.agencygateway.platform.service;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/**
 * What must be right before the gateway serves anybody, in this order: the schema, the list of hosts that it calls, the master keys, the
 * bootstrap file. Where one is not,
 * the deployment fails, and the log's last word says what to do.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class GatewayStart {
    private static final System.Logger LOG = System.getLogger(GatewayStart.class.getName());

    @Inject
    OutboundConfiguration outbound;

    @Inject
    MasterKeys masterKeys;

    @Inject
    Bootstrap bootstrap;

    @PostConstruct
    void start() {
        try {
            outbound.hosts();
            masterKeys.load();
            bootstrap.apply();
        } catch (StartRefusedException e) {
            LOG.log(Level.ERROR, "The gateway does not start. {0}", e.getMessage());
            throw e;
        }
    }
}
