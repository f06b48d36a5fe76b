package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.entity.TrustAnchorRepository;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.pki.service.TrustAnchorRefusedException.Reason;

/** Keeps the list of CA certificates that an administrator trusts. */
@Stateless
public class TrustAnchors {
    private static final int KEY_CERT_SIGN = 5;

    @Inject
    TrustAnchorRepository anchors;

    @Inject
    PkiStampRepository stamps;

    @Inject
    Clock clock;

    /**
     * Adds a root or intermediate CA's certificate, enabled. One that has expired is taken: what was signed in its time can be told by it.
     *
     * @param bytes DER or PEM
     * @param by who adds it
     */
    public TrustAnchor add(String name, byte[] bytes, String by) throws TrustAnchorRefusedException {
        X509Certificate certificate = authority(bytes);
        String sha256 = CertificateFacts.of(certificate).sha256();
        if (anchors.findBySha256(sha256).isPresent()) {
            throw new TrustAnchorRefusedException(Reason.ALREADY_THERE, "The certificate is a trust anchor already");
        }
        TrustAnchor anchor = new TrustAnchor(name, certificate, isSelfSigned(certificate), clock.instant(), by);
        anchors.add(anchor);
        stamps.raise(PkiStamp.TRUST_ANCHOR);
        return anchor;
    }

    /** Roots first, then by name; disabled and expired ones too. */
    public List<TrustAnchor> list() {
        return anchors.all();
    }

    /** The trust anchor with this certificate, DER or PEM. */
    public Optional<TrustAnchor> find(byte[] bytes) throws TrustAnchorRefusedException {
        return anchors.findBySha256(CertificateFacts.of(authority(bytes)).sha256());
    }

    /** Where the anchor is gone, nothing is done. */
    public void enable(long id) {
        anchors.find(id).ifPresent(TrustAnchor::enable);
        stamps.raise(PkiStamp.TRUST_ANCHOR);
    }

    /** Where the anchor is gone, nothing is done. */
    public void disable(long id) {
        anchors.find(id).ifPresent(TrustAnchor::disable);
        stamps.raise(PkiStamp.TRUST_ANCHOR);
    }

    /** Where the anchor is gone, nothing is done. */
    public void rename(long id, String name) {
        anchors.find(id).ifPresent(anchor -> anchor.rename(name));
    }

    /** Where the anchor is gone, nothing is done. */
    public void remove(long id) {
        anchors.find(id).ifPresent(anchors::remove);
        stamps.raise(PkiStamp.TRUST_ANCHOR);
    }

    private static X509Certificate authority(byte[] bytes) throws TrustAnchorRefusedException {
        try {
            X509Certificate certificate = CertificateReader.read(bytes);
            boolean[] usage = certificate.getKeyUsage();
            if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
                throw new TrustAnchorRefusedException(Reason.NOT_A_CA, "The certificate is not one of a CA");
            }
            return certificate;
        } catch (MalformedCertificateException e) {
            throw new TrustAnchorRefusedException(Reason.MALFORMED, "This is no X.509 certificate", e);
        }
    }

    /** Subject and issuer are equal in a key change's certificate as well, which another key has signed: that one is no root. */
    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
