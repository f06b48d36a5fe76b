package tw.agencygateway.pki.service;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import tw.agencygateway.pki.client.CrlClient;
import tw.agencygateway.pki.client.OcspClient;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.pki.entity.OcspResponderRepository;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.entity.StoredCrlRepository;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.entity.TrustAnchorRepository;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.platform.service.TestDatabase;

/** The services of the feature, wired as the container does it, on a database in memory and a web that is a map. */
final class PkiFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant FROM = START.minus(Duration.ofDays(100));
    static final Instant UNTIL = START.plus(Duration.ofDays(1000));
    static final String ALLOWED = "crl.example.gov.tw";

    final TestDatabase database = new TestDatabase();
    final TrustAnchors anchors = new TrustAnchors();
    final Authorities authorities = new Authorities();
    final CrlFetching fetching = new CrlFetching();
    final Web web = new Web();
    final CrlStore store = new OwnTransactions();
    final OcspResponders responders = new OwnResponders();
    final Responder responder = new Responder();
    private final StoredCrlRepository crls = database.connect(new StoredCrlRepository());
    private final PkiStampRepository stamps = database.connect(new PkiStampRepository());
    private final TrustAnchorRepository anchorRepository = database.connect(new TrustAnchorRepository());

    PkiFixture() {
        anchors.anchors = anchorRepository;
        anchors.stamps = stamps;
        authorities.anchors = anchorRepository;
        authorities.stamps = stamps;
        responders.responders = database.connect(new OcspResponderRepository());
        responders.stamps = stamps;
        store.crls = crls;
        store.stamps = stamps;
        store.authorities = authorities;
        fetching.client = web;
        fetching.store = store;
        fetching.outbound = new OutboundConfiguration(Optional.of(ALLOWED), Optional.empty(), Optional.empty());
        now(START);
    }

    void now(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        anchors.clock = clock;
        store.clock = clock;
        responders.clock = clock;
    }

    /** One of the nodes. */
    CrlLookup lookup(Instant now) {
        CrlLookup lookup = new CrlLookup();
        lookup.store = store;
        lookup.fetching = fetching;
        lookup.outbound = fetching.outbound;
        lookup.clock = Clock.fixed(now, ZoneOffset.UTC);
        return lookup;
    }

    /** One of the nodes, asking the same responders. */
    OcspLookup ocsp(CrlLookup lists, Instant now) {
        OcspLookup lookup = new OcspLookup();
        lookup.responders = responders;
        lookup.client = responder;
        lookup.crls = lists;
        lookup.outbound = fetching.outbound;
        lookup.clock = Clock.fixed(now, ZoneOffset.UTC);
        return lookup;
    }

    TrustAnchor trust(X509Certificate certificate) throws Exception {
        return in(() -> anchors.add("a CA", certificate.getEncoded(), "tester"));
    }

    void importList(byte[] bytes) throws Exception {
        in(() -> {
            store.importList(bytes);
            return null;
        });
    }

    <T> T in(Callable<T> work) throws Exception {
        return database.inTransaction(work::call);
    }

    private <T> T run(Callable<T> work) {
        try {
            return in(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** What the container does by annotation. */
    private final class OwnTransactions extends CrlStore {
        @Override
        public void take(byte[] bytes, String address) throws CrlRefusedException {
            try {
                in(() -> {
                    super.take(bytes, address);
                    return null;
                });
            } catch (CrlRefusedException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<String> claimDue() {
            return run(super::claimDue);
        }

        @Override
        public void postpone(String address, String why) {
            run(() -> {
                super.postpone(address, why);
                return null;
            });
        }
    }

    /** What the container does by annotation. */
    private final class OwnResponders extends OcspResponders {
        @Override
        public OcspResponder seen(String address) {
            return run(() -> super.seen(address));
        }

        @Override
        public void configure(String address, boolean asked, OcspResponder.CertId certId, OcspResponder.Nonce nonce) {
            run(() -> {
                super.configure(address, asked, certId, nonce);
                return null;
            });
        }

        @Override
        public void answered(OcspResponder which) {
            run(() -> {
                super.answered(which);
                return null;
            });
        }

        @Override
        public void failed(OcspResponder which, String why) {
            run(() -> {
                super.failed(which, why);
                return null;
            });
        }
    }

    /** Answers a question as the test says, and counts. */
    static final class Responder extends OcspClient {
        UnaryOperator<byte[]> answers;
        int questions;

        @Override
        public byte[] ask(URI address, byte[] question) throws OutboundException {
            questions++;
            if (answers == null) {
                throw new OutboundException(address.getHost() + ": status 503");
            }
            return answers.apply(question);
        }
    }

    /** Answers what it was given, and counts. */
    static final class Web extends CrlClient {
        final Map<URI, byte[]> pages = new HashMap<>();
        int requests;

        @Override
        public byte[] fetch(URI address) throws OutboundException {
            requests++;
            byte[] page = pages.get(address);
            if (page == null) {
                throw new OutboundException(address.getHost() + ": status 404");
            }
            return page;
        }
    }
}
