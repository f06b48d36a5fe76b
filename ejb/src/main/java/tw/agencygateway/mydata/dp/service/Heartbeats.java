package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.HeartbeatLog.Knowledge;

/**
 * Answers MyData's heartbeats (MyData DP V1.3 §捌.三, decisions row 47). One that comes within a second of another is answered as that one, and
 * each is recorded after its answer, so that no number of them costs the database what the calls for data need.
 */
@ApplicationScoped
public class Heartbeats {

    private static final Logger LOG = System.getLogger(Heartbeats.class.getName());
    private static final Duration SAME = Duration.ofSeconds(1);
    private static final int MOST_KNOWN = 1000;

    @Inject
    DpCalls calls;

    @Inject
    HeartbeatLog log;

    @Inject
    SourceCalls sources;

    @Inject
    DpConfiguration configuration;

    @Inject
    DpThreads threads;

    @Inject
    Clock clock;

    private final Map<Question, Beat> latest = new ConcurrentHashMap<>();

    private record Question(String resource, String address) {}

    private record Beat(DpDataSet dataSet, boolean answers, Instant at) {}

    /**
     * Whether the data set could be fetched now. A refused address and an unknown data set are not told from one that cannot, and not
     * recorded.
     */
    public boolean beats(String resource, String address) {
        Question question = new Question(resource, address);
        Optional<Beat> beat = Optional.ofNullable(latest.get(question))
                .filter(last -> clock.instant().isBefore(last.at().plus(SAME)))
                .or(() -> beat(question));
        beat.ifPresent(answered -> threads.steps().execute(() -> record(answered, address)));
        return beat.filter(Beat::answers).isPresent();
    }

    private Optional<Beat> beat(Question question) {
        Optional<Beat> beat = calls.serving(question.resource(), question.address())
                .map(dataSet -> new Beat(dataSet, !configuration.maintenance() && answers(dataSet), clock.instant()));
        if (latest.size() >= MOST_KNOWN) {
            latest.clear();
        }
        beat.ifPresent(now -> latest.put(question, now));
        return beat;
    }

    private void record(Beat beat, String address) {
        try {
            log.record(beat.dataSet(), beat.answers(), address);
        } catch (EJBException e) {
            LOG.log(Level.ERROR, "a heartbeat is not recorded: {0}", e.getMessage());
        }
    }

    private boolean answers(DpDataSet dataSet) {
        Knowledge known = log.knowledge(dataSet);
        return known == Knowledge.UNKNOWN ? probe(dataSet) : known == Knowledge.ANSWERED;
    }

    private boolean probe(DpDataSet dataSet) {
        Optional<String> failure = failure(dataSet);
        failure.ifPresent(why -> LOG.log(Level.WARNING, "{0}: the source: {1}", dataSet.resourceId(), why));
        log.probed(dataSet, failure);
        return failure.isEmpty();
    }

    private Optional<String> failure(DpDataSet dataSet) {
        try {
            sources.probe(dataSet);
            return Optional.empty();
        } catch (SourceException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
