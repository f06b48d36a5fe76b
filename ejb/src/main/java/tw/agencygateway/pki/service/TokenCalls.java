package tw.agencygateway.pki.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tw.agencygateway.platform.client.CircuitBreaker;

/**
 * Calls a token in threads of its own, and never waits for longer than its time: native code ends only when it likes. A token that is late
 * again and again is left alone for a while.
 */
@ApplicationScoped
public class TokenCalls {

    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 60;
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(10);

    @Resource
    ManagedThreadFactory factory;

    @Inject
    Clock clock;

    private ThreadPoolExecutor threads;
    private CircuitBreaker breaker;

    @PostConstruct
    void open() {
        open(factory);
    }

    void open(ThreadFactory maker) {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), maker);
        threads.allowCoreThreadTimeOut(true);
        breaker = new CircuitBreaker(FAILURES, REST, clock);
    }

    /**
     * Calls the token.
     *
     * @param most how long to wait for a thread and for the answer
     * @throws TimeoutException where there is none in time, or there was none the last times
     * @throws GeneralSecurityException as the call says
     * @throws InterruptedException when the server stops
     */
    <T> T call(Duration most, Callable<T> question)
            throws GeneralSecurityException, TimeoutException, InterruptedException {
        if (!breaker.lets()) {
            throw new TimeoutException("left alone after " + FAILURES + " calls without an answer");
        }
        FutureTask<T> answer = new FutureTask<>(question);
        threads.execute(answer);
        try {
            T value = answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
            breaker.succeeded();
            return value;
        } catch (ExecutionException e) {
            breaker.succeeded();
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            breaker.failed();
            throw new TimeoutException("no answer within " + most.toSeconds() + " s");
        } finally {
            answer.cancel(true);
            threads.remove(answer);
        }
    }

    private static GeneralSecurityException failure(Throwable cause) {
        if (cause instanceof GeneralSecurityException known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
