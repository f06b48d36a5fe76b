package tw.agencygateway.platform.service;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import tw.agencygateway.platform.entity.LeaseRepository;

/** tmp. */
@Stateless
public class Readiness {
    @Inject
    private LeaseRepository leases;

    @EJB
    private SchemaMigration migration;

    /** tmp. */
    public String check() {
        return migration.isDone() + " " + leases.acquire("ready", "me", Instant.now(), Duration.ofSeconds(1)) + " "
                + leases.acquire("ready", "you", Instant.now(), Duration.ofSeconds(1)) + " "
                + leases.find("ready").isPresent();
    }
}
