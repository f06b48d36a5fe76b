package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls on this node that wait for the end of a request. Only a hint: what counts is the row, which another node may have finished;
 * whoever is not woken looks at it when its wait is over.
 */
@ApplicationScoped
public class DpWaiters {

    private final Map<UUID, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /** Completes when a worker of this node has done something about the request; whoever waits no longer completes it. */
    CompletableFuture<Void> of(UUID uid) {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        waiting.compute(uid, (same, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waiter);
            return all;
        });
        waiter.whenComplete((done, failure) -> waiting.computeIfPresent(uid, (same, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        }));
        return waiter;
    }

    /** Something was done about the request. */
    void wake(UUID uid) {
        Set<CompletableFuture<Void>> waiters = waiting.get(uid);
        if (waiters != null) {
            Set.copyOf(waiters).forEach(waiter -> waiter.complete(null));
        }
    }

    /** How many requests are waited for. */
    int size() {
        return waiting.size();
    }
}
