package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.protocol.SignerTrust;

/** Gives the verifier of packages the trust that holds now. */
@ApplicationScoped
public class SignerTrusts {
    private static final Duration RETRY = Duration.ofMinutes(15);

    @Inject
    Authorities authorities;

    @Inject
    CrlLookup crls;

    @Inject
    CrlStore lists;

    @Inject
    OcspLookup ocsp;

    @Inject
    OcspResponders responders;

    @Inject
    PkiStampRepository stamps;

    @Inject
    Clock clock;

    private volatile Kept kept;

    private record Kept(Authorities.Parsed authorities, SignerTrust trust) {}

    /** Changes with every root, intermediate or revocation list that comes, goes or is switched, with every change of a responder or a
     * data set's signer, and every quarter of an hour while a responder tells nothing. */
    public String version() {
        String now = authorities.current().stamp() + "." + lists.stamp() + "." + responders.stamp() + "."
                + stamps.read(PkiStamp.SIGNER_PIN);
        // a responder that is mended tells nobody: while one fails, it is tried every so often
        return responders.isAnyFailing() ? now + "." + clock.instant().getEpochSecond() / RETRY.toSeconds() : now;
    }

    /**
     * The enabled roots and intermediates, the revocation lists and the responders. To be asked for again for each verification: a change at any node
     * counts from then on.
     */
    public SignerTrust current() {
        Authorities.Parsed now = authorities.current();
        Kept last = kept;
        if (last == null || last.authorities() != now) {
            last = new Kept(now, new SignerTrust(now.roots(), now.intermediates(), crls, ocsp));
            kept = last;
        }
        return last.trust();
    }
}
