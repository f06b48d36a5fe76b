package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.entity.TrustAnchorRepository;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.MalformedCertificateException;

/**
 * The enabled trust anchors, parsed; parsed again when any node has changed one. Read outside of the caller's transaction: what it has
 * changed itself may yet be rolled back, and must not be remembered.
 */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class Authorities {

    /** @param stamp of the database when they were read */
    public record Parsed(long stamp, List<X509Certificate> roots, List<X509Certificate> intermediates) {}

    @Inject
    TrustAnchorRepository anchors;

    @Inject
    PkiStampRepository stamps;

    private volatile Parsed parsed;

    public Parsed current() {
        // the stamp first: a change between the two reads is read again at the next call
        long stamp = stamps.read(PkiStamp.TRUST_ANCHOR);
        Parsed known = parsed;
        if (known == null || known.stamp() != stamp) {
            known = parse(stamp, anchors.all());
            parsed = known;
        }
        return known;
    }

    /** Roots and intermediates. */
    public List<X509Certificate> all() {
        Parsed now = current();
        List<X509Certificate> all = new ArrayList<>(now.roots());
        all.addAll(now.intermediates());
        return all;
    }

    private static Parsed parse(long stamp, List<TrustAnchor> anchors) {
        List<X509Certificate> roots = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        for (TrustAnchor anchor : anchors) {
            if (anchor.isEnabled()) {
                (anchor.isRoot() ? roots : intermediates).add(certificate(anchor));
            }
        }
        return new Parsed(stamp, List.copyOf(roots), List.copyOf(intermediates));
    }

    private static X509Certificate certificate(TrustAnchor anchor) {
        try {
            return CertificateReader.read(anchor.der());
        } catch (MalformedCertificateException e) {
            throw new IllegalStateException("Trust anchor " + anchor.sha256() + " is not readable any more", e);
        }
    }
}
