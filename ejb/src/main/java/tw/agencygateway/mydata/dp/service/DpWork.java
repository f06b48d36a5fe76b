package tw.agencygateway.mydata.dp.service;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tw.agencygateway.platform.service.Workers;

/** Hands due requests to this node's workers, as many at once as are configured, and keeps the leases of those that are at work. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DpWork {

    @Inject
    DpSteps steps;

    @Inject
    IdentifyPerson persons;

    @Inject
    CollectData data;

    @Inject
    DpWaiters waiters;

    @Inject
    DpConfiguration configuration;

    @Inject
    DpThreads threads;

    private final Set<DpClaim> following = ConcurrentHashMap.newKeySet();

    /** How many calls wait for work to be handed out. */
    private final AtomicInteger asked = new AtomicInteger();

    private Workers<DpClaim> workers;

    @PostConstruct
    void open() {
        workers = new Workers<>(configuration.workers(), threads.workers(), this::claimDue, this::perform);
    }

    private List<DpClaim> claimDue(int most) {
        Map<String, Integer> busy = new HashMap<>();
        workers.held().forEach(claim -> busy.merge(claim.resourceId(), 1, Integer::sum));
        return steps.claimDue(most, busy, configuration.workersOfOne());
    }

    /**
     * Claims what is due, as far as workers are free. Whoever asks while that is done returns at once: the work that it has in mind is
     * looked for in another round.
     */
    public void handOut() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        boolean done = false;
        try {
            int served;
            do {
                served = asked.get();
                workers.handOut();
            } while (asked.addAndGet(-served) > 0);
            done = true;
        } finally {
            if (!done) {
                asked.set(0);
            }
        }
    }

    /** Renews the leases of what this node works on. */
    public void keepLeases() {
        workers.held().forEach(steps::renew);
        following.forEach(steps::renew);
    }

    /** @return false where the server stops */
    private boolean perform(DpClaim claim) {
        try {
            Optional<DpClaim> next = Optional.of(claim);
            while (next.isPresent()) {
                next = follow(next.get());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiters.wake(claim.uid());
        }
    }

    private Optional<DpClaim> follow(DpClaim claim) throws InterruptedException {
        following.add(claim);
        try {
            return switch (claim.work()) {
                case INTROSPECT -> persons.introspect(claim);
                case IDENTIFY -> persons.identify(claim);
                case COLLECT -> {
                    data.collect(claim);
                    yield Optional.empty();
                }
            };
        } finally {
            following.remove(claim);
        }
    }
}
