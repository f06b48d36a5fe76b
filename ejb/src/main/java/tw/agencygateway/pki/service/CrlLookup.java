package tw.agencygateway.pki.service;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import tw.agencygateway.pki.protocol.Crl;
import tw.agencygateway.pki.protocol.CrlSource;
import tw.agencygateway.pki.protocol.DistributionPoints;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.OutboundConfiguration;

/**
 * The stored revocation lists, parsed; parsed again when any node has changed one. Where none that concerns a certificate holds today, those
 * addresses are asked that it names and the configuration allows, each once in a minute at most.
 */
@ApplicationScoped
public class CrlLookup implements CrlSource {
    private static final System.Logger LOG = System.getLogger(CrlLookup.class.getName());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

    /** A fetch under way or done; whoever needs the same list meanwhile waits for it instead of going without. */
    private record Attempt(Instant at, CompletableFuture<Void> done) {
        boolean isOver(Instant now) {
            return done.isDone() && at.plus(BETWEEN_ATTEMPTS).isBefore(now);
        }
    }

    private record Parsed(long stamp, Map<X500Principal, List<Crl>> byIssuer) {}

    @Inject
    CrlStore store;

    @Inject
    CrlFetching fetching;

    @Inject
    OutboundConfiguration outbound;

    @Inject
    Clock clock;

    private final Map<URI, Attempt> attempts = new ConcurrentHashMap<>();
    private volatile Parsed parsed = new Parsed(-1, Map.of());

    @Override
    public List<Crl> crlsOf(X500Principal issuer) {
        long stamp = store.stamp();
        Parsed known = parsed;
        if (known.stamp() != stamp) {
            known = new Parsed(stamp, new ConcurrentHashMap<>());
            parsed = known;
        }
        return known.byIssuer().computeIfAbsent(issuer, this::read);
    }

    @Override
    public List<Crl> crlsFor(X509Certificate certificate) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        List<Crl> stored = crlsOf(issuer);
        Instant now = clock.instant();
        if (stored.stream().anyMatch(crl -> crl.concerns(certificate) && holdsAt(crl, now))) {
            return stored;
        }
        DistributionPoints.of(certificate).stream()
                .filter(outbound.hosts()::allow)
                .forEach(address -> fetchInTurn(address, now));
        return crlsOf(issuer);
    }

    private List<Crl> read(X500Principal issuer) {
        List<Crl> crls = new ArrayList<>();
        for (byte[] der : store.encodedOf(issuer)) {
            try {
                crls.add(Crl.parse(der));
            } catch (MalformedCertificateException e) {
                throw new IllegalStateException("A stored list of " + issuer + " is not readable any more", e);
            }
        }
        return List.copyOf(crls);
    }

    private static boolean holdsAt(Crl crl, Instant now) {
        return crl.nextUpdate().filter(next -> !next.isBefore(now)).isPresent();
    }

    private void fetchInTurn(URI address, Instant now) {
        attempts.values().removeIf(attempt -> attempt.isOver(now));
        Attempt ours = new Attempt(now, new CompletableFuture<>());
        Attempt earlier = attempts.putIfAbsent(address, ours);
        if (earlier != null) {
            earlier.done().join();
            return;
        }
        try {
            fetch(address);
        } finally {
            ours.done().complete(null);
        }
    }

    private void fetch(URI address) {
        try {
            fetching.fetch(address);
        } catch (OutboundException | CrlRefusedException e) {
            LOG.log(Level.WARNING, "Revocation list not fetched: {0}", e.getMessage());
        } catch (EJBException e) {
            // another node has just stored the first list of this series: what it stored is read next
            LOG.log(Level.DEBUG, "Revocation list of {0} stored by another node", address.getHost());
        }
    }
}
