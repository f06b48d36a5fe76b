package tw.agencygateway.platform.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Bounds how many requests are under way at once, and how many wait for their turn; waiting holds no thread. Safe for use by several
 * threads.
 */
public final class RequestSlots {

    private final int most;
    private final int mostWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    /** Slots that are all free. */
    public RequestSlots(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Sends a request when there is a slot for it.
     *
     * @param request begins it
     * @return its answer; an {@link OutboundException} where too many wait already
     */
    public <T> CompletableFuture<T> send(Supplier<CompletableFuture<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable turn = () -> begin(request, answer);
        synchronized (this) {
            if (underWay >= most) {
                if (waiting.size() >= mostWaiting) {
                    return CompletableFuture.failedFuture(new OutboundException("too many requests wait for a slot"));
                }
                waiting.add(turn);
                return answer;
            }
            underWay++;
        }
        turn.run();
        return answer;
    }

    private <T> void begin(Supplier<CompletableFuture<T>> request, CompletableFuture<T> answer) {
        // whoever asked may have given up while it waited
        CompletableFuture<T> sent = answer.isDone() ? CompletableFuture.completedFuture(null) : request.get();
        answer.whenComplete((value, failure) -> sent.cancel(true));
        sent.whenComplete((value, failure) -> {
            next();
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            if (turn == null) {
                underWay--;
            }
        }
        if (turn != null) {
            turn.run();
        }
    }
}
