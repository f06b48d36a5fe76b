package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tw.agencygateway.mydata.dp.client.DiscoveryClient;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpAuthorizationServer;
import tw.agencygateway.mydata.dp.protocol.MalformedGspAnswerException;
import tw.agencygateway.mydata.dp.protocol.OpenIdConfiguration;
import tw.agencygateway.platform.client.OutboundException;

/**
 * Where authorization servers are asked (MyData DP V1.3 §柒.二, decisions row 49): by the last good copy of their configuration, which the
 * database keeps and one node renews; by configured endpoints while there is no copy.
 */
@ApplicationScoped
public class GspDiscovery {

    private static final Logger LOG = System.getLogger(GspDiscovery.class.getName());
    private static final String NODE = UUID.randomUUID().toString();
    private static final Duration FRESH = Duration.ofSeconds(30);

    @Inject
    DiscoveredServers servers;

    @Inject
    DiscoveryClient client;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<OpenIdConfiguration> configuration, Instant at) {}

    /** Where this one is asked; empty where neither a copy nor configured endpoints are there. */
    Optional<GspEndpoints> endpoints(DpAuthorization authorization) {
        return configuration(authorization.discoveryUrl())
                .map(read -> new GspEndpoints(
                        Optional.of(read.issuer()), read.introspectionEndpoint(), read.userinfoEndpoint()))
                .or(() -> authorization
                        .fallback()
                        .map(set -> new GspEndpoints(
                                Optional.empty(), URI.create(set.introspection()), URI.create(set.userInfo()))));
    }

    private Optional<OpenIdConfiguration> configuration(String url) {
        Instant now = clock.instant();
        Known last = known.get(url);
        if (last == null
                || last.configuration().isEmpty()
                || now.isAfter(last.at().plus(FRESH))) {
            last = new Known(servers.document(url).flatMap(document -> stored(url, document)), now);
            known.put(url, last);
        }
        return last.configuration();
    }

    /** What is stored was read before; a version that reads less than its forerunner goes without. */
    private static Optional<OpenIdConfiguration> stored(String url, String document) {
        try {
            return Optional.of(parse(url, document.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedGspAnswerException e) {
            LOG.log(Level.ERROR, "a stored configuration of an authorization server is not good: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A server that is found over plain http, which only a test stage allows, may be asked over it. */
    private static OpenIdConfiguration parse(String url, byte[] document) throws MalformedGspAnswerException {
        return OpenIdConfiguration.parse(document, url.startsWith("http:"));
    }

    /** Reads the configurations that are due, where it is this node's turn. */
    public void refreshDue() {
        if (!servers.lease(NODE)) {
            return;
        }
        for (String url : servers.due(configuration.discoveryAge())) {
            refresh(url);
        }
    }

    private void refresh(String url) {
        try {
            byte[] document = client.fetch(URI.create(url), configuration.gspTime());
            parse(url, document);
            servers.read(url, new String(document, StandardCharsets.UTF_8));
        } catch (OutboundException | MalformedGspAnswerException e) {
            LOG.log(Level.WARNING, "an authorization server''s configuration cannot be read: {0}", e.getMessage());
            servers.failed(url, e.getMessage());
        }
    }

    /** The servers that data sets name, for whoever looks after them. */
    public Optional<DpAuthorizationServer> server(String discoveryUrl) {
        return servers.find(discoveryUrl);
    }
}
