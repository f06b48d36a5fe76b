package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tw.agencygateway.mydata.dp.entity.DpHeartbeats;
import tw.agencygateway.mydata.dp.entity.DpRequests;

/**
 * Forgets heartbeats and ended requests after ninety days; what was used by whom is counted apart. By what a call finds a request is
 * forgotten as soon as no call is told of it any more.
 */
@Stateless
public class DpRetention {

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    DpHeartbeats heartbeats;

    @Inject
    DpRequests requests;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    /** Removes the keyed hashes of persons and tokens whose request has ended, and was not asked for within the longest wait. */
    public void forgetEnded() {
        requests.forgetEnded(clock.instant().minus(configuration.times().longestWait()));
    }

    /** Removes what is older. */
    public void purge() {
        Instant before = clock.instant().minus(KEPT);
        heartbeats.purge(before);
        requests.purge(before);
    }
}
