package tw.agencygateway.platform.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how many requests are under way at once, and how many wait for their turn and for how long; waiting holds no thread. Safe for use
 * by several threads.
 */
public final class RequestSlots {

    private final int mostWaiting;
    private final Executor tellers;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int free;
    private boolean handingOut;

    /**
     * Slots that are all free.
     *
     * @param tellers complete the answers: what goes on then, however long, keeps neither the slots nor the JVM's timer
     */
    public RequestSlots(int most, int mostWaiting, Executor tellers) {
        this.free = most;
        this.mostWaiting = mostWaiting;
        this.tellers = tellers;
    }

    /**
     * Sends a request when there is a slot for it.
     *
     * @param patience how long it may wait for its turn
     * @param request begins it
     * @return its answer; a {@link NoSlotException} where too many wait already, or its turn does not come in time
     */
    public <T> CompletableFuture<T> send(Duration patience, Supplier<CompletableFuture<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable turn = () -> begin(request, answer);
        synchronized (this) {
            if (free == 0 && waiting.size() >= mostWaiting) {
                return CompletableFuture.failedFuture(new NoSlotException("too many requests wait for a slot"));
            }
            waiting.add(turn);
        }
        handOut();
        if (isWaiting(turn)) {
            limit(patience, turn, answer);
        }
        return answer;
    }

    private void limit(Duration patience, Runnable turn, CompletableFuture<?> answer) {
        CompletableFuture<Void> late = new CompletableFuture<>();
        late.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(timeout -> {
            if (withdraw(turn)) {
                NoSlotException failure = new NoSlotException("no slot was free within " + patience);
                tellers.execute(() -> answer.completeExceptionally(failure));
            }
            return null;
        });
        // whoever asked may give up while it waits
        answer.whenComplete((value, failure) -> {
            withdraw(turn);
            late.complete(null);
        });
    }

    private synchronized boolean isWaiting(Runnable turn) {
        return waiting.contains(turn);
    }

    private synchronized boolean withdraw(Runnable turn) {
        return waiting.remove(turn);
    }

    private <T> void begin(Supplier<CompletableFuture<T>> request, CompletableFuture<T> answer) {
        CompletableFuture<T> sent = answer.isDone() ? CompletableFuture.completedFuture(null) : sent(request);
        answer.whenComplete((value, failure) -> sent.cancel(true));
        sent.whenComplete((value, failure) -> {
            giveBack();
            tellers.execute(() -> tell(answer, value, failure));
        });
    }

    private static <T> void tell(CompletableFuture<T> answer, T value, Throwable failure) {
        if (failure == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    private static <T> CompletableFuture<T> sent(Supplier<CompletableFuture<T>> request) {
        try {
            return request.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void giveBack() {
        synchronized (this) {
            free++;
        }
        handOut();
    }

    /** By one thread at a time: a request that is answered at once gives its slot back from within, and must not go deeper with each. */
    private void handOut() {
        for (Runnable turn = next(true); turn != null; turn = next(false)) {
            turn.run();
        }
    }

    private synchronized Runnable next(boolean first) {
        if (first && handingOut) {
            return null;
        }
        handingOut = free > 0 && !waiting.isEmpty();
        if (!handingOut) {
            return null;
        }
        free--;
        Iterator<Runnable> turns = waiting.iterator();
        Runnable turn = turns.next();
        turns.remove();
        return turn;
    }
}
