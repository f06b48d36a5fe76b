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
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
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

    /** What a certificate is to say besides its key. */
    record Order(String commonName, Instant from, Instant until, boolean authority, String crlAddress) {}

    KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    SigningKey selfSigned(Order order) throws GeneralSecurityException {
        KeyPair keys = newKeyPair();
        X500Name name = name(order.commonName());
        return new SigningKey(keys.getPrivate(), issue(order, keys.getPublic(), name, keys));
    }

    SigningKey issuedBy(SigningKey issuer, Order order) throws GeneralSecurityException {
        KeyPair keys = newKeyPair();
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
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static void addExtensions(X509v3CertificateBuilder builder, Order order, PublicKey key, PublicKey issuerKey)
            throws CertIOException, GeneralSecurityException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        int usage = order.authority()
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(order.authority()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        if (order.crlAddress() != null) {
            GeneralNames address =
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, order.crlAddress()));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(address), null, null)
            }));
        }
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "TW")
                .addRDN(BCStyle.O, "機關閘道沙盒")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
