package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.dp.entity.DpAuthorizationServer;
import tw.agencygateway.mydata.dp.entity.DpAuthorizationServers;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpHeartbeat;
import tw.agencygateway.mydata.dp.entity.DpHeartbeatHours;
import tw.agencygateway.mydata.dp.entity.DpHeartbeatHours.Hour;
import tw.agencygateway.mydata.dp.entity.DpHeartbeats;
import tw.agencygateway.mydata.dp.entity.DpWaitingRequests;

/** How all data sets are doing, for whoever looks after them. */
@Stateless
public class WatchDataSets {

    /** How many hours are looked back. */
    public static final int HOURS = 48;

    @Inject
    private DpDataSets dataSets;

    @Inject
    private DpHeartbeats heartbeats;

    @Inject
    private DpHeartbeatHours hours;

    @Inject
    private DpWaitingRequests requests;

    @Inject
    private DpAuthorizationServers servers;

    @Inject
    private Clock clock;

    /** Data sets whose resource_id, name or category contains the words; all for the empty text. */
    public List<DataSetHealth> search(String words) {
        Instant now = clock.instant();
        Map<String, List<Hour>> heard = hours.since(now.minus(Duration.ofHours(HOURS))).stream()
                .collect(Collectors.groupingBy(Hour::resourceId));
        Map<String, Long> waiting = requests.count();
        return dataSets.search(words).stream()
                .map(dataSet -> health(
                        dataSet,
                        heard.getOrDefault(dataSet.resourceId(), List.of()),
                        waiting.getOrDefault(dataSet.resourceId(), 0L),
                        now))
                .toList();
    }

    /** A data set that was changed since its last heartbeat is not missed before an hour has passed. */
    private DataSetHealth health(DpDataSet dataSet, List<Hour> heard, long waiting, Instant now) {
        Optional<Instant> last =
                heartbeats.latest(dataSet, 1).stream().findFirst().map(DpHeartbeat::occurredAt);
        Instant silentSince = dataSet.status().isServing() ? dataSet.updatedAt() : null;
        return new DataSetHealth(
                dataSet,
                last,
                HeartbeatSeries.of(heard, silentSince, now, HOURS),
                heartbeats.source(dataSet),
                servers.byUrl(dataSet.authorization().discoveryUrl()).flatMap(DpAuthorizationServer::failure),
                waiting);
    }
}
