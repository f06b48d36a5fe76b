package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.client.CircuitBreaker;

/**
 * Asks the data sets' sources, each so often at once and no more, and never for longer than its time: one that hangs, or an agency's own
 * class that never returns, costs its own data set and nobody else. One that is down is left alone for a while.
 */
@ApplicationScoped
public class SourceCalls {

    private static final Logger LOG = System.getLogger(SourceCalls.class.getName());
    private static final int FAILURES = 5;
    private static final int FORMS = 4;
    private static final Duration REST = Duration.ofSeconds(10);

    /** Heartbeats and forms are calls that somebody waits for. */
    private static final Duration PROBE = Duration.ofSeconds(5);

    /** For a source that keeps the limit itself, and says more than that it was late. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Inject
    SourceCatalogue sources;

    @Inject
    DpThreads threads;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    /** Asked by forms, whose data sets need not be there yet. */
    private final Semaphore forms = new Semaphore(FORMS);

    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    /** What is known of one data set's source on this node. */
    private record Desk(CircuitBreaker breaker, Semaphore places, Semaphore probes, Semaphore trials) {}

    /** Fetches a person's data. */
    List<Map<String, Object>> fetch(DpDataSet dataSet, DpPerson person) throws SourceException, InterruptedException {
        Desk desk = desk(dataSet);
        if (!desk.breaker().lets()) {
            throw new SourceException(Kind.UNREACHABLE, "left alone after " + FAILURES + " failures");
        }
        PersonDataSource source = sources.of(dataSet);
        SourceQuery query = sources.query(dataSet, person, configuration.sourceTime());
        try {
            List<Map<String, Object>> rows = call(desk.places(), query, () -> source.fetch(query));
            desk.breaker().succeeded();
            return rows;
        } catch (SourceException e) {
            if (e.kind() == Kind.UNREACHABLE) {
                desk.breaker().failed();
            } else {
                desk.breaker().succeeded();
            }
            throw e;
        }
    }

    /** As {@link #fetch}, for whoever tries the data set: what comes of it is nothing that the requests of MyData feel. */
    List<Map<String, Object>> attempt(DpDataSet dataSet, DpPerson person) throws SourceException, InterruptedException {
        PersonDataSource source = sources.of(dataSet);
        SourceQuery query = sources.query(dataSet, person, configuration.sourceTime());
        return call(desk(dataSet).trials(), query, () -> source.fetch(query));
    }

    /**
     * What it says that it would give, before a data set is registered or revised.
     *
     * @param query of nobody, within {@link #probeTime}
     */
    Optional<List<String>> columns(PersonDataSource source, SourceQuery query)
            throws SourceException, InterruptedException {
        return call(forms, query, () -> source.columns(query));
    }

    /** The time for what somebody waits for. */
    Duration probeTime() {
        Duration usual = configuration.sourceTime();
        return usual.compareTo(PROBE) < 0 ? usual : PROBE;
    }

    /** Sees whether it would answer. */
    void probe(DpDataSet dataSet) throws SourceException, InterruptedException {
        PersonDataSource source = sources.of(dataSet);
        SourceQuery query = sources.query(dataSet, DpPerson.NOBODY, probeTime());
        call(desk(dataSet).probes(), query, () -> {
            source.probe(query);
            return null;
        });
    }

    private Desk desk(DpDataSet dataSet) {
        return desks.computeIfAbsent(
                dataSet.resourceId(),
                any -> new Desk(
                        new CircuitBreaker(FAILURES, REST, clock),
                        new Semaphore(configuration.workersOfOne()),
                        new Semaphore(1),
                        new Semaphore(1)));
    }

    private <T> T call(Semaphore places, SourceQuery query, Callable<T> question)
            throws SourceException, InterruptedException {
        Duration time = query.limits().time();
        // kept by calls that never return
        if (!places.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SourceException(Kind.UNREACHABLE, "its earlier answers are still awaited");
        }
        FutureTask<T> answer = new FutureTask<>(question);
        begin(answer, places);
        try {
            return answer.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SourceException(Kind.UNREACHABLE, "no answer within " + time);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** Gives the place back when the question is answered, or cannot be put. */
    private void begin(Runnable answer, Semaphore places) {
        boolean begun = false;
        try {
            threads.sources().execute(() -> {
                try {
                    answer.run();
                } finally {
                    places.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    /** What an agency's own class throws besides is a failure of its, which may pass; its message may quote anything. */
    private static SourceException failure(Throwable cause) {
        if (cause instanceof SourceException known) {
            return known;
        }
        LOG.log(Level.ERROR, "a source failed: {0}", cause.getClass().getName());
        return new SourceException(
                Kind.UNREACHABLE, "it failed with " + cause.getClass().getSimpleName());
    }
}
