package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpHeartbeat;
import tw.agencygateway.mydata.dp.entity.DpHeartbeats;

/** What the database knows of heartbeats and probes, each step in a transaction of its own. */
@Stateless
public class HeartbeatLog {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_WORDS = 500;

    @Inject
    private DpHeartbeats heartbeats;

    @Inject
    private DpDataSets dataSets;

    @Inject
    private Clock clock;

    /** What a heartbeat can be answered from. */
    public enum Knowledge {
        /** the source answered within the last half minute, or did at its last probe while another one is under way */
        ANSWERED,
        SILENT,
        /** it is to be asked now, and by whoever is told so */
        UNKNOWN
    }

    /** Says what is known; of several that ask at once one is to probe. */
    public Knowledge knowledge(DpDataSet dataSet) {
        Instant now = clock.instant();
        DpHeartbeats.SourceState state = heartbeats.source(dataSet);
        boolean fresh =
                state.answeredAt().filter(at -> now.isBefore(at.plus(FRESH))).isPresent();
        if (fresh && state.failure().isEmpty()) {
            return Knowledge.ANSWERED;
        }
        if (heartbeats.mayProbe(dataSet, now, now.minus(FRESH))) {
            return Knowledge.UNKNOWN;
        }
        boolean answeredLastTime =
                state.answeredAt().isPresent() && state.failure().isEmpty();
        return answeredLastTime ? Knowledge.ANSWERED : Knowledge.SILENT;
    }

    /** The source was probed. */
    public void probed(DpDataSet dataSet, Optional<String> failure) {
        if (failure.isEmpty()) {
            heartbeats.answered(dataSet, clock.instant());
        } else {
            String why = failure.get();
            heartbeats.failed(dataSet, why.length() > MOST_WORDS ? why.substring(0, MOST_WORDS) : why);
        }
    }

    /** Keeps that MyData asked, and what it was told. */
    public void record(DpDataSet dataSet, boolean answered, String address) {
        heartbeats.append(new DpHeartbeat(
                dataSets.byResourceId(dataSet.resourceId()).orElseThrow(), answered, address, clock.instant()));
    }

    /** The latest heartbeats of a data set, newest first. */
    public List<DpHeartbeat> latest(DpDataSet dataSet, int limit) {
        return heartbeats.latest(dataSet, limit);
    }
}
