package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An agency's own source: gives each person what says who the person is, unless a test says otherwise. */
@ApplicationScoped
public class SourceStub implements PersonDataSource {

    /** What a test says of one data set's source, by the setting {@code name}. */
    static final Map<String, Behaviour> BEHAVIOURS = new ConcurrentHashMap<>();

    /** What a source does. */
    static final class Behaviour {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger probed = new AtomicInteger();
        volatile boolean empty;
        volatile SourceException failure;
        volatile long millis;
        volatile CountDownLatch gate = new CountDownLatch(0);

        void says(SourceException.Kind kind, Duration retryAfter) {
            failure = new SourceException(kind, "as the test says", Optional.ofNullable(retryAfter));
        }
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException, InterruptedException {
        Behaviour behaviour = BEHAVIOURS.get(query.setting("name"));
        behaviour.asked.incrementAndGet();
        Thread.sleep(behaviour.millis);
        behaviour.gate.await();
        if (behaviour.failure != null) {
            throw behaviour.failure;
        }
        return behaviour.empty
                ? List.of()
                : List.of(Map.of("name", "王小明", "uid", query.person().uid()));
    }

    @Override
    public void probe(SourceQuery query) throws SourceException {
        Behaviour behaviour = BEHAVIOURS.get(query.setting("name"));
        behaviour.probed.incrementAndGet();
        if (behaviour.failure != null) {
            throw behaviour.failure;
        }
    }
}
