package tw.agencygateway.mydata.sp.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tw.agencygateway.mydata.pack.protocol.JweIntake;
import tw.agencygateway.mydata.sp.service.DownloadData.Downloaded;
import tw.agencygateway.platform.service.Workers;

/**
 * Hands due downloads and verifications to this node's workers, as many at once as are configured, and keeps the leases of those that
 * are at work.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueWork {

    @Inject
    ClaimedSteps steps;

    @Inject
    DownloadData downloads;

    @Inject
    VerifyData verifications;

    @Inject
    SpConfiguration configuration;

    @Resource
    ManagedExecutorService executor;

    private final Set<Claim> following = ConcurrentHashMap.newKeySet();

    private Workers<Claim> workers;

    @PostConstruct
    void open() {
        workers = new Workers<>(configuration.workers(), executor, steps::claimDue, this::perform);
    }

    /** Claims what is due, as far as workers are free, and returns at once. */
    public void handOut() {
        workers.handOut();
    }

    /** Renews the leases of what this node works on. */
    public void keepLeases() {
        workers.held().forEach(steps::renew);
        following.forEach(steps::renew);
    }

    /** @return false where the server stops */
    private boolean perform(Claim claim) {
        if (claim.work().isVerification()) {
            verify(claim, Optional.empty());
            return true;
        }
        try {
            downloads.perform(claim).ifPresent(this::follow);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What was downloaded is verified at once, while what read its form is at hand. */
    private void follow(Downloaded data) {
        following.add(data.next());
        try {
            verify(data.next(), data.intake());
        } finally {
            following.remove(data.next());
        }
    }

    private void verify(Claim claim, Optional<JweIntake> intake) {
        boolean ended = false;
        try {
            verifications.perform(claim, intake);
            ended = true;
        } finally {
            if (!ended) {
                verifications.giveUp(claim);
            }
        }
    }
}
