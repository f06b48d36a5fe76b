package tw.agencygateway.pki.protocol;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** A certificate revocation list (RFC 5280 §5). A parsed list is not yet trusted: {@link SignerTrust} verifies its signature. */
public final class Crl {
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            Extension.cRLNumber.getId(),
            Extension.authorityKeyIdentifier.getId(),
            Extension.issuerAlternativeName.getId(),
            Extension.issuingDistributionPoint.getId());

    private final X509CRL crl;
    private final BigInteger number;
    private final int size;
    private volatile PublicKey verifiedWith;

    private Crl(X509CRL crl) {
        Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
        this.crl = crl;
        this.number = readNumber(crl);
        this.size = entries == null ? 0 : entries.size();
    }

    /**
     * Parses a list in PEM or DER; who fetches it limits its size.
     *
     * @throws MalformedCertificateException when the bytes are not exactly one list
     */
    public static Crl parse(byte[] bytes) throws MalformedCertificateException {
        byte[] der = PemText.isPem(bytes) ? PemText.decode(bytes, "X509 CRL") : bytes;
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", CertificateReader.PROVIDER);
            ByteArrayInputStream in = new ByteArrayInputStream(der);
            X509CRL crl = (X509CRL) factory.generateCRL(in);
            if (crl == null || in.available() > 0 || crl.getSignature().length == 0) {
                throw new MalformedCertificateException("not exactly one CRL");
            }
            return new Crl(crl);
        } catch (CRLException | CertificateException | IllegalArgumentException | IllegalStateException e) {
            // BouncyCastle parses entries and extensions late and complains unchecked
            throw new MalformedCertificateException("not a CRL", e);
        }
    }

    private static BigInteger readNumber(X509CRL crl) {
        byte[] extension = crl.getExtensionValue(Extension.cRLNumber.getId());
        return extension == null
                ? null
                : ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                        .getPositiveValue();
    }

    public X500Principal issuer() {
        return crl.getIssuerX500Principal();
    }

    public Optional<BigInteger> number() {
        return Optional.ofNullable(number);
    }

    public Instant thisUpdate() {
        return crl.getThisUpdate().toInstant();
    }

    public Optional<Instant> nextUpdate() {
        return crl.getNextUpdate() == null
                ? Optional.empty()
                : Optional.of(crl.getNextUpdate().toInstant());
    }

    /** How many certificates are listed. */
    public int size() {
        return size;
    }

    /**
     * Whether a certificate of this issuer would be listed here if it were revoked: on a complete list, or on the part of one that the
     * certificate's distribution points name (RFC 5280 §6.3.3). Delta lists, indirect ones and those for some reasons only never answer.
     */
    boolean covers(X509Certificate certificate) {
        Set<String> critical = crl.getCriticalExtensionOIDs();
        boolean understood = critical == null || KNOWN_EXTENSIONS.containsAll(critical);
        byte[] scope = crl.getExtensionValue(Extension.issuingDistributionPoint.getId());
        return understood
                && crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
                && (scope == null || DistributionPoints.isInScope(certificate, scope));
    }

    /** Whether it would list the certificate if that were revoked, as far as can be told without the issuer's key. */
    public boolean concerns(X509Certificate certificate) {
        return covers(certificate)
                && CertificateRules.sameAuthorityKey(certificate, crl).orElse(true);
    }

    boolean isSignedBy(PublicKey key) {
        // a list is asked for every package until the next one comes, and a long one takes long to digest
        if (key.equals(verifiedWith)) {
            return true;
        }
        try {
            crl.verify(key, CertificateReader.PROVIDER);
            verifiedWith = key;
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    String signatureAlgorithm() {
        return crl.getSigAlgOID();
    }

    Optional<X509CRLEntry> entryOf(X509Certificate certificate) {
        return Optional.ofNullable(crl.getRevokedCertificate(certificate.getSerialNumber()));
    }
}
