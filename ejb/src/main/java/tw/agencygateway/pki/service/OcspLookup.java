package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tw.agencygateway.pki.client.OcspClient;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.OcspQuestion;
import tw.agencygateway.pki.protocol.OcspRefusedException;
import tw.agencygateway.pki.protocol.OcspSettings;
import tw.agencygateway.pki.protocol.OcspSource;
import tw.agencygateway.pki.protocol.Responders;
import tw.agencygateway.pki.protocol.RevocationCheck;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.OutboundConfiguration;

/**
 * Asks the first responder that a certificate names and the configuration allows. An answer of good or revoked is kept by this node until
 * it ends, an hour at most; where there was none that counts, the responder is asked of that certificate again after a minute.
 */
@ApplicationScoped
public class OcspLookup implements OcspSource {
    private static final System.Logger LOG = System.getLogger(OcspLookup.class.getName());
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    @Inject
    OcspResponders responders;

    @Inject
    OcspClient client;

    @Inject
    CrlLookup crls;

    @Inject
    OutboundConfiguration outbound;

    @Inject
    Clock clock;

    private final ConcurrentMap<Key, Kept> answers = new ConcurrentHashMap<>();

    private record Key(String certificate, String issuer, String responder, OcspSettings settings) {}

    private record Kept(Optional<RevocationCheck> answer, Instant until) {}

    @Override
    public Optional<RevocationCheck> ask(X509Certificate certificate, X509Certificate issuer, Instant at) {
        Optional<URI> address = Responders.of(certificate).stream()
                .filter(outbound.hosts()::allow)
                .filter(named -> named.toString().length() <= OcspResponder.ADDRESS_LENGTH)
                .findFirst();
        return address.flatMap(responder -> askOrRemember(responder, certificate, issuer, at));
    }

    private Optional<RevocationCheck> askOrRemember(
            URI address, X509Certificate certificate, X509Certificate issuer, Instant at) {
        OcspResponder responder = responders.seen(address.toString());
        if (!responder.isEnabled()) {
            return Optional.empty();
        }
        Question question = new Question(certificate, issuer, settings(responder));
        Key key = question.key(responder);
        Instant now = clock.instant();
        Kept known = answers.get(key);
        if (known != null && now.isBefore(known.until())) {
            return known.answer();
        }
        Optional<RevocationCheck> answer = ask(responder, question, at);
        keep(key, new Kept(answer, until(answer, now)), now);
        return answer;
    }

    private record Question(X509Certificate certificate, X509Certificate issuer, OcspSettings settings) {
        /** By the settings too: another way of asking may give another answer. */
        Key key(OcspResponder responder) {
            return new Key(
                    CertificateFacts.of(certificate).sha256(),
                    CertificateFacts.of(issuer).sha256(),
                    responder.address(),
                    settings);
        }
    }

    private static OcspSettings settings(OcspResponder responder) {
        return new OcspSettings(
                OcspSettings.CertId.valueOf(responder.certId().name()),
                OcspSettings.Nonce.valueOf(responder.nonce().name()));
    }

    private Optional<RevocationCheck> ask(OcspResponder responder, Question asked, Instant at) {
        OcspQuestion question = new OcspQuestion(asked.certificate(), asked.issuer(), asked.settings());
        try {
            byte[] answer = client.ask(URI.create(responder.address()), question.encoded());
            RevocationCheck check = question.read(answer, crls, at);
            responders.answered(responder);
            return Optional.of(check);
        } catch (OcspRefusedException e) {
            failed(responder, e.reason().code() + ": " + e.getMessage());
        } catch (OutboundException e) {
            failed(responder, e.getMessage());
        }
        return Optional.empty();
    }

    private void failed(OcspResponder responder, String why) {
        LOG.log(Level.WARNING, "OCSP responder {0} told nothing: {1}", responder.address(), why);
        responders.failed(responder, why);
    }

    private static Instant until(Optional<RevocationCheck> answer, Instant now) {
        if (answer.filter(check -> check.status() != Status.UNKNOWN).isEmpty()) {
            return now.plus(BETWEEN_ATTEMPTS);
        }
        Instant most = now.plus(KEPT);
        Instant next = answer.get().nextUpdate();
        return next != null && next.isBefore(most) ? next : most;
    }

    private void keep(Key key, Kept kept, Instant now) {
        if (answers.size() >= MOST_KEPT) {
            answers.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (answers.size() < MOST_KEPT) {
            answers.put(key, kept);
        }
    }
}
