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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/** Hands due downloads and verifications to this node's workers, as many at once as are configured. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueWork {

    private static final Logger LOG = System.getLogger(DueWork.class.getName());

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

    private Semaphore free;

    @PostConstruct
    void open() {
        free = new Semaphore(configuration.workers());
    }

    /** Claims what is due, as far as workers are free, and returns at once. */
    public void handOut() {
        int workers = free.drainPermits();
        int claimed = 0;
        try {
            if (workers > 0) {
                for (Claim claim : steps.claimDue(workers)) {
                    CompletableFuture.runAsync(() -> perform(claim), executor).whenComplete((done, failure) -> {
                        free.release();
                        if (failure != null) {
                            LOG.log(
                                    Level.ERROR,
                                    claim.txId() + ": " + claim.work() + " failed; again when the lease ends",
                                    failure);
                        }
                    });
                    // only now: where the executor refuses, nobody else gives the place back
                    claimed++;
                }
            }
        } finally {
            free.release(workers - claimed);
        }
    }

    private void perform(Claim claim) {
        if (claim.work() == Work.VERIFY) {
            verifications.perform(claim, Optional.empty());
            return;
        }
        try {
            downloads.perform(claim).ifPresent(data -> verifications.perform(data.next(), data.intake()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
