package tw.agencygateway.pki.protocol;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.cert.X509Extension;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** What a certificate may be and do, each by itself (RFC 5280 §4). */
final class CertificateRules {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MIN_EC_BITS = 256;

    /** RSA and ECDSA, each with SHA-256, SHA-384 and SHA-512. */
    private static final Set<String> STRONG_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    /** RSA with MD2, MD4, MD5, SHA-1 (two identifiers); DSA and ECDSA with SHA-1. */
    private static final Set<String> WEAK_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.2",
            "1.2.840.113549.1.1.3",
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.3.14.3.2.29",
            "1.2.840.10040.4.3",
            "1.2.840.10045.4.1");

    /** Those whose meaning for signing is checked here, and those that cannot forbid it. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.certificatePolicies.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.issuerAlternativeName.getId());

    private CertificateRules() {}

    static boolean isValidAt(X509Certificate certificate, Instant at) {
        return validity(certificate, at) == SignerStatus.TRUSTED;
    }

    static SignerStatus validity(X509Certificate certificate, Instant at) {
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            return SignerStatus.NOT_YET_VALID;
        }
        return at.isAfter(certificate.getNotAfter().toInstant()) ? SignerStatus.EXPIRED : SignerStatus.TRUSTED;
    }

    static SignerStatus signatureAlgorithm(String oid) {
        if (STRONG_SIGNATURES.contains(oid)) {
            return SignerStatus.TRUSTED;
        }
        return WEAK_SIGNATURES.contains(oid) ? SignerStatus.WEAK : SignerStatus.UNSUPPORTED_ALGORITHM;
    }

    static SignerStatus key(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() < MIN_RSA_BITS ? SignerStatus.WEAK : SignerStatus.TRUSTED;
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits < MIN_EC_BITS ? SignerStatus.WEAK : SignerStatus.TRUSTED;
        }
        return SignerStatus.UNSUPPORTED_ALGORITHM;
    }

    static SignerStatus extensions(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical == null || KNOWN_EXTENSIONS.containsAll(critical)
                ? SignerStatus.TRUSTED
                : SignerStatus.UNKNOWN_CRITICAL_EXTENSION;
    }

    static SignerStatus signing(X509Certificate signer) {
        return allows(signer, DIGITAL_SIGNATURE) || allows(signer, NON_REPUDIATION)
                ? SignerStatus.TRUSTED
                : SignerStatus.WRONG_PURPOSE;
    }

    /** Whether a certificate may issue with so many intermediate certificates between it and the signer. */
    static SignerStatus issuing(X509Certificate issuer, int intermediatesBelow) {
        // version 1 has no extensions; such a certificate counts only as a configured root, which is its own permission
        boolean permitted = issuer.getVersion() < 3 || issuer.getBasicConstraints() >= intermediatesBelow;
        return permitted && allows(issuer, KEY_CERT_SIGN) ? SignerStatus.TRUSTED : SignerStatus.WRONG_PURPOSE;
    }

    static boolean maySignCrls(X509Certificate issuer) {
        return allows(issuer, CRL_SIGN);
    }

    private static boolean allows(X509Certificate certificate, int usage) {
        boolean[] usages = certificate.getKeyUsage();
        return usages == null || usages.length > usage && usages[usage];
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), CertificateReader.PROVIDER);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Compares the key identifiers; empty where either has none. */
    static Optional<Boolean> keyIdentifiersAgree(X509Certificate certificate, X509Certificate issuer) {
        byte[] wanted = octets(certificate, Extension.authorityKeyIdentifier.getId());
        byte[] own = octets(issuer, Extension.subjectKeyIdentifier.getId());
        if (wanted == null || own == null) {
            return Optional.empty();
        }
        try {
            byte[] wantedId = AuthorityKeyIdentifier.getInstance(wanted).getKeyIdentifierOctets();
            byte[] ownId = SubjectKeyIdentifier.getInstance(own).getKeyIdentifier();
            return wantedId == null ? Optional.empty() : Optional.of(Arrays.equals(wantedId, ownId));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // not readable is as good as not there: the signature decides
            return Optional.empty();
        }
    }

    /** Whether both name the same key of their issuer; empty where either names none. */
    static Optional<Boolean> sameAuthorityKey(X509Extension one, X509Extension other) {
        Optional<byte[]> key = authorityKey(one);
        return authorityKey(other).flatMap(second -> key.map(first -> Arrays.equals(first, second)));
    }

    private static Optional<byte[]> authorityKey(X509Extension signed) {
        byte[] extension = octets(signed, Extension.authorityKeyIdentifier.getId());
        try {
            return extension == null
                    ? Optional.empty()
                    : Optional.ofNullable(
                            AuthorityKeyIdentifier.getInstance(extension).getKeyIdentifierOctets());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static byte[] octets(X509Extension certificate, String oid) {
        byte[] extension = certificate.getExtensionValue(oid);
        return extension == null ? null : ASN1OctetString.getInstance(extension).getOctets();
    }
}
