package tw.agencygateway.vault.service;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import tw.agencygateway.platform.service.StartRefusedException;

/** Looks at the vault when the gateway starts, so that the log says at once what is wrong with it. */
@Singleton
@Startup
@DependsOn("GatewayStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class VaultStart {
    private static final Logger LOG = System.getLogger(VaultStart.class.getName());

    @Inject
    VaultReadiness readiness;

    @PostConstruct
    void look() {
        try {
            readiness.missing();
        } catch (StartRefusedException e) {
            LOG.log(Level.ERROR, "The gateway does not start. {0}", e.getMessage());
            throw e;
        }
    }
}
