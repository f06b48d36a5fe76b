package tw.agencygateway.sandbox.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs and X.509 certificates for the test PKI. */
final class CertificateFactory {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ASN1ObjectIdentifier NOBODY_KNOWS = new ASN1ObjectIdentifier("2.25.20261120");

    /** What a certificate is for. */
    enum Role {
        AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
        SIGNER(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        ENCRYPTION(KeyUsage.keyEncipherment),
        RESPONDER(KeyUsage.digitalSignature);

        private final int usage;

        Role(int usage) {
            this.usage = usage;
        }
    }

    /**
     * What a certificate is to say besides its key.
     *
     * @param crlAddress null for none
     * @param ocspAddress null for none
     */
    record Order(
            String commonName,
            Instant from,
            Instant until,
            Role role,
            String crlAddress,
            String ocspAddress,
            boolean sha1,
            boolean oddExtension) {

        Order(String commonName, Instant from, Instant until, Role role, String crlAddress) {
            this(commonName, from, until, role, crlAddress, null, false, false);
        }
    }

    KeyPair newKeyPair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    SigningKey selfSigned(Order order, KeyPair keys) throws GeneralSecurityException {
        return new SigningKey(keys.getPrivate(), issue(order, keys.getPublic(), name(order.commonName()), keys));
    }

    SigningKey issuedBy(SigningKey issuer, Order order, KeyPair keys) throws GeneralSecurityException {
        X500Name name = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        KeyPair issuerKeys = new KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        return new SigningKey(keys.getPrivate(), issue(order, keys.getPublic(), name, issuerKeys));
    }

    private X509Certificate issue(Order order, PublicKey key, X500Name issuer, KeyPair issuerKeys)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM).setBit(120),
                Date.from(order.from()),
                Date.from(order.until()),
                name(order.commonName()),
                key);
        try {
            addExtensions(builder, order, key, issuerKeys.getPublic());
            String algorithm = order.sha1() ? "SHA1withRSA" : "SHA256withRSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static void addExtensions(X509v3CertificateBuilder builder, Order order, PublicKey key, PublicKey issuerKey)
            throws CertIOException, GeneralSecurityException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(order.role() == Role.AUTHORITY));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(order.role().usage));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        if (order.role() == Role.RESPONDER) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        if (order.crlAddress() != null) {
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(address(order.crlAddress()))), null, null)
            }));
        }
        if (order.ocspAddress() != null) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address(order.ocspAddress())));
        }
        if (order.oddExtension()) {
            builder.addExtension(NOBODY_KNOWS, true, DERNull.INSTANCE);
        }
    }

    private static GeneralName address(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "TW")
                .addRDN(BCStyle.O, "機關閘道沙盒")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
