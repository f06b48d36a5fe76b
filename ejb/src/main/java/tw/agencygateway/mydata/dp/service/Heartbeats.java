package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.HeartbeatLog.Knowledge;

/** Answers MyData's heartbeats (MyData DP V1.3 §捌.三, decisions row 47). */
@ApplicationScoped
public class Heartbeats {

    private static final Logger LOG = System.getLogger(Heartbeats.class.getName());

    @Inject
    DpCalls calls;

    @Inject
    HeartbeatLog log;

    @Inject
    SourceCalls sources;

    @Inject
    DpConfiguration configuration;

    /**
     * Whether the data set could be fetched now. A refused address and an unknown data set are not told from one that cannot, and not
     * recorded.
     */
    public boolean beats(String resource, String address) {
        Optional<DpDataSet> serving = calls.serving(resource, address);
        if (serving.isEmpty()) {
            return false;
        }
        boolean answers = !configuration.maintenance() && answers(serving.get());
        log.record(serving.get(), answers, address);
        return answers;
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
