package tw.agencygateway.platform.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * This node's workers for one kind of work that is claimed in the database, so many at once and no more.
 *
 * @param <C> a claim
 */
public final class Workers<C> {

    private static final Logger LOG = System.getLogger(Workers.class.getName());

    private final Semaphore free;
    private final Executor executor;
    private final IntFunction<List<C>> due;
    private final Predicate<C> step;
    private final Set<C> held = ConcurrentHashMap.newKeySet();

    /**
     * Workers that are all free.
     *
     * @param many how many work at once
     * @param due claims up to so many pieces of work that are due
     * @param step does one; false where the server stops
     */
    public Workers(int many, Executor executor, IntFunction<List<C>> due, Predicate<C> step) {
        this.free = new Semaphore(many);
        this.executor = executor;
        this.due = due;
        this.step = step;
    }

    /** Claims what is due, as far as workers are free, and returns at once. */
    public void handOut() {
        int workers = free.drainPermits();
        List<C> claims = List.of();
        int given = 0;
        try {
            claims = claim(workers);
            for (C claim : claims) {
                give(claim);
                // only now: where the executor refuses, nobody else gives the place back
                given++;
            }
        } finally {
            claims.subList(given, claims.size()).forEach(held::remove);
            free.release(workers - given);
        }
    }

    /** What is claimed and not done yet, also while it waits for a thread. */
    public Set<C> held() {
        return Set.copyOf(held);
    }

    private List<C> claim(int most) {
        List<C> claims = most == 0 ? List.of() : due.apply(most);
        held.addAll(claims);
        return claims;
    }

    private void give(C claim) {
        CompletableFuture.runAsync(() -> workOff(claim), executor).whenComplete((done, failure) -> {
            free.release();
            if (failure != null) {
                LOG.log(Level.ERROR, "a worker failed; its work is due again when the lease ends", failure);
            }
        });
    }

    /** A worker that has done its work looks for more: a full house does not wait for the next tick. */
    private void workOff(C first) {
        Optional<C> next = Optional.of(first);
        while (next.isPresent() && isDone(next.get())) {
            next = claim(1).stream().findFirst();
        }
    }

    private boolean isDone(C claim) {
        try {
            return step.test(claim);
        } finally {
            held.remove(claim);
        }
    }
}
