package tw.agencygateway.mydata.dp.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpHeartbeats.SourceState;

/**
 * How a data set is doing (MyData DP V1.3 §伍.六).
 *
 * @param lastHeartbeat when MyData last asked
 * @param source what the last probe of the source said
 * @param authorizationFailure why its authorization server's configuration could not be read the last time
 * @param waiting requests that wait now
 */
public record DataSetHealth(
        DpDataSet dataSet,
        Optional<Instant> lastHeartbeat,
        HeartbeatSeries heartbeats,
        SourceState source,
        Optional<String> authorizationFailure,
        long waiting) {

    /** What is not as it should be. */
    public enum Trouble {
        SOURCE,
        AUTHORIZATION_SERVER,
        HEARTBEAT_REFUSED,
        HEARTBEAT_MISSED
    }

    /** What is wrong now; of a data set that is not served, nothing is. */
    public List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        if (dataSet.status().isServing()) {
            if (source.failure().isPresent()) {
                troubles.add(Trouble.SOURCE);
            }
            if (authorizationFailure.isPresent()) {
                troubles.add(Trouble.AUTHORIZATION_SERVER);
            }
            if (heartbeats.refused() > 0) {
                troubles.add(Trouble.HEARTBEAT_REFUSED);
            }
            if (heartbeats.missed() > 0) {
                troubles.add(Trouble.HEARTBEAT_MISSED);
            }
        }
        return troubles;
    }
}
