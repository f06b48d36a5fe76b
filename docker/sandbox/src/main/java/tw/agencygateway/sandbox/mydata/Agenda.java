package tw.agencygateway.sandbox.mydata;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does things at a moment of the sandbox's clock; when the clock is moved past a moment, that moment has come. */
public final class Agenda implements AutoCloseable {
    private record Item(Instant due, Runnable task) {}

    private final SandboxClock clock;
    private final PriorityQueue<Item> items = new PriorityQueue<>(Comparator.comparing(Item::due));
    private final ExecutorService workers = Executors.newCachedThreadPool(Agenda::daemon);
    private final Thread watch = daemon(this::watch);

    public Agenda(SandboxClock clock) {
        this.clock = clock;
        clock.onMove(this::wake);
        watch.start();
    }

    public synchronized void at(Instant due, Runnable task) {
        items.add(new Item(due, task));
        notifyAll();
    }

    /** Forgets what is still to come. */
    public synchronized void clear() {
        items.clear();
    }

    @Override
    public void close() {
        watch.interrupt();
        workers.shutdown();
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                workers.execute(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (true) {
            if (items.isEmpty()) {
                wait();
                continue;
            }
            long millis = Duration.between(clock.instant(), items.peek().due()).toMillis();
            if (millis <= 0) {
                return items.poll().task();
            }
            wait(millis);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sandbox-agenda");
        thread.setDaemon(true);
        return thread;
    }
}
