package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpAuthorizationServer;
import tw.agencygateway.mydata.dp.entity.DpAuthorizationServers;
import tw.agencygateway.platform.entity.LeaseRepository;

/** The stored copies of the authorization servers' configurations, each change in a database transaction of its own. */
@Stateless
public class DiscoveredServers {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MOST_WORDS = 500;

    @Inject
    DpAuthorizationServers servers;

    @Inject
    LeaseRepository leases;

    @Inject
    Clock clock;

    /** Whether this node may read them for the next minute. */
    public boolean lease(String node) {
        return leases.acquire("dp-discovery", node, clock.instant(), LEASE);
    }

    public Optional<DpAuthorizationServer> find(String discoveryUrl) {
        return servers.byUrl(discoveryUrl);
    }

    /** The last good copy. */
    public Optional<String> document(String discoveryUrl) {
        return servers.byUrl(discoveryUrl).flatMap(DpAuthorizationServer::document);
    }

    /** Those that are as old as that, or were never read. */
    public List<String> due(Duration age) {
        Instant now = clock.instant();
        return servers.named().stream()
                .filter(url -> servers.byUrl(url)
                        .filter(server -> isFresh(server, age, now))
                        .isEmpty())
                .toList();
    }

    private static boolean isFresh(DpAuthorizationServer server, Duration age, Instant now) {
        boolean read = server.failure().isEmpty()
                && server.readAt().filter(at -> now.isBefore(at.plus(age))).isPresent();
        boolean failedJustNow = server.failure().isPresent()
                && server.failedAt()
                        .filter(at -> now.isBefore(at.plus(AFTER_FAILURE)))
                        .isPresent();
        return read || failedJustNow;
    }

    /** A good copy was read. */
    public void read(String discoveryUrl, String document) {
        servers.of(discoveryUrl).read(document, clock.instant());
    }

    /** It could not be read; the last good copy stays. */
    public void failed(String discoveryUrl, String why) {
        servers.of(discoveryUrl)
                .failed(why.length() > MOST_WORDS ? why.substring(0, MOST_WORDS) : why, clock.instant());
    }
}
