package tw.agencygateway.pki.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;

/**
 * Who may answer for an issuer (RFC 6960 §4.2.2.2): the issuer itself, or whoever it has certified for that, directly and with that key of
 * its own which signed the certificate in question. A delegate must be valid; its certificate says that it need not be checked, or is on no
 * list.
 */
final class OcspResponder {
    private final X509Certificate issuer;
    private final CrlSource crls;
    private final Instant at;

    OcspResponder(X509Certificate issuer, CrlSource crls, Instant at) {
        this.issuer = issuer;
        this.crls = crls;
        this.at = at;
    }

    void requireAuthorOf(OcspResponse response) throws OcspRefusedException {
        if (CertificateRules.signatureAlgorithm(response.signatureAlgorithm()) != SignerStatus.TRUSTED) {
            throw new OcspRefusedException(
                    Reason.NOT_GENUINE, "signature algorithm " + response.signatureAlgorithm() + " is not accepted");
        }
        X509Certificate author = author(response);
        if (!author.equals(issuer)) {
            requireDelegate(author);
        }
        if (!response.isSignedBy(author.getPublicKey())) {
            throw new OcspRefusedException(Reason.NOT_GENUINE, "the answer's signature is wrong");
        }
    }

    private X509Certificate author(OcspResponse response) throws OcspRefusedException {
        if (isNamed(response, issuer) && response.isSignedBy(issuer.getPublicKey())) {
            return issuer;
        }
        return response.certificates().stream()
                .filter(certificate -> isNamed(response, certificate))
                .findFirst()
                .orElseThrow(() -> new OcspRefusedException(
                        Reason.NOT_AUTHORISED, "the answer is neither the issuer's nor that of a certificate in it"));
    }

    private static boolean isNamed(OcspResponse response, X509Certificate certificate) {
        return response.names(certificate, sha1(OcspQuestion.keyBits(certificate)));
    }

    private void requireDelegate(X509Certificate delegate) throws OcspRefusedException {
        boolean issued = delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && CertificateRules.isSignedBy(delegate, issuer);
        require(issued, "its certificate is not from the issuer");
        require(CertificateRules.isValidAt(delegate, at), "its certificate is not valid now");
        require(isForOcsp(delegate), "its certificate is not for signing OCSP answers");
        require(
                CertificateRules.signing(delegate) == SignerStatus.TRUSTED
                        && CertificateRules.extensions(delegate) == SignerStatus.TRUSTED
                        && CertificateRules.key(delegate) == SignerStatus.TRUSTED
                        && CertificateRules.signatureAlgorithm(delegate.getSigAlgOID()) == SignerStatus.TRUSTED,
                "its certificate is too weak or has another purpose");
        boolean noCheck = delegate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
        require(noCheck || isListedNowhere(delegate), "whether its certificate is revoked is not known");
    }

    private boolean isListedNowhere(X509Certificate delegate) {
        RevocationCheck check = RevocationLists.check(crls.crlsFor(delegate), delegate, issuer, at);
        return check.status() == RevocationCheck.Status.GOOD;
    }

    private static boolean isForOcsp(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static void require(boolean condition, String otherwise) throws OcspRefusedException {
        if (!condition) {
            throw new OcspRefusedException(Reason.NOT_AUTHORISED, "the responder may not answer: " + otherwise);
        }
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
