package tw.agencygateway.mydata.dp.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The data provider's own threads, so many for each kind of work. None is the server's shared executor's: that of WildFly has few threads
 * and would stand still behind one source that hangs, and everything of the gateway with it.
 */
@ApplicationScoped
public class DpThreads {

    private static final int STEPS = 16;
    private static final int ANSWERS = 8;
    private static final int TRANSFERS_WAITING = 1000;
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final long IDLE_SECONDS = 60;

    @Resource
    ManagedThreadFactory factory;

    @Inject
    DpConfiguration configuration;

    private ExecutorService steps;
    private ExecutorService workers;
    private ExecutorService sources;
    private ExecutorService answers;
    private ExecutorService transfers;

    @PostConstruct
    void open() {
        steps = fixed(STEPS, UNBOUNDED);
        workers = fixed(configuration.workers(), UNBOUNDED);
        answers = fixed(ANSWERS, UNBOUNDED);
        transfers = fixed(configuration.transfers(), TRANSFERS_WAITING);
        // its users have places of their own for each data set
        sources =
                new ThreadPoolExecutor(0, UNBOUNDED, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    private ExecutorService fixed(int threads, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** For what a call does to the database. */
    Executor steps() {
        return steps;
    }

    /** For due work, as many as are configured. */
    Executor workers() {
        return workers;
    }

    /** For asking sources, each of which may keep its thread; takes as many as are asked. */
    Executor sources() {
        return sources;
    }

    /** For sending answers without a file. */
    Executor answers() {
        return answers;
    }

    /** For sending files to callers that may be slow, as many at once as are configured; refuses where too many wait. */
    Executor transfers() {
        return transfers;
    }

    @PreDestroy
    void close() {
        List.of(steps, workers, sources, answers, transfers).forEach(ExecutorService::shutdownNow);
    }
}
