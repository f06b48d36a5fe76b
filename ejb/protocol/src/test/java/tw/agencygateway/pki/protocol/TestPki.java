package tw.agencygateway.pki.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A test PKI: made anew for every test, on keys that are made once. */
public final class TestPki {
    public static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final AtomicLong SERIAL = new AtomicLong(1_000);

    /** The distribution point that every certificate names. */
    public static final String CRL_ADDRESS = "http://crl.example/1.crl";

    /** A certificate and its key. */
    public record Holder(X509Certificate certificate, PrivateKey key) {}

    private TestPki() {}

    public static CertificateSpec authority(String name) {
        return new CertificateSpec("C=TW,O=Test,CN=" + name, rsa(name), 5, KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public static CertificateSpec signer(String name) {
        return new CertificateSpec(
                "C=TW,O=Test,CN=" + name, rsa(name), CertificateSpec.NOT_A_CA, KeyUsage.digitalSignature);
    }

    public static Holder root(String name) {
        return root(name, UnaryOperator.identity());
    }

    public static Holder root(String name, UnaryOperator<CertificateSpec> change) {
        CertificateSpec spec = change.apply(authority(name));
        return issue(spec, new X500Name(spec.subject), spec.keys);
    }

    /** Issues a certificate under an authority. */
    public static Holder issue(Holder issuer, CertificateSpec spec) {
        KeyPair keys = new KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        return issue(spec, name(issuer.certificate().getSubjectX500Principal()), keys);
    }

    private static Holder issue(CertificateSpec spec, X500Name issuer, KeyPair issuerKeys) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(spec.notBefore),
                Date.from(spec.notAfter),
                new X500Name(spec.subject),
                spec.keys.getPublic());
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(spec.keyUsage));
            if (spec.pathLength > CertificateSpec.NOT_A_CA) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(spec.pathLength));
            }
            if (spec.keyIdentifiers) {
                JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        extensions.createSubjectKeyIdentifier(spec.keys.getPublic()));
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        extensions.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
            }
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(distributionPoint(CRL_ADDRESS), null, null)
            }));
            if (spec.purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(spec.purpose));
            }
            if (spec.noCheck) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            if (spec.criticalExtension != null) {
                builder.addExtension(new ASN1ObjectIdentifier(spec.criticalExtension), true, DERNull.INSTANCE);
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .setProvider(CertificateReader.PROVIDER)
                    .getCertificate(builder.build(contentSigner(spec.algorithm, issuerKeys.getPrivate())));
            return new Holder(certificate, spec.keys.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A CRL from an hour ago until tomorrow, listing the given certificates. */
    public static Crl crl(Holder issuer, X509Certificate... revoked) {
        return crl(issuer, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1)), builder -> {
            for (X509Certificate certificate : revoked) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(NOW.minusSeconds(7_200)), 0);
            }
            return builder;
        });
    }

    public static Crl crl(
            Holder issuer, Instant thisUpdate, Instant nextUpdate, UnaryOperator<X509v2CRLBuilder> change) {
        return crl(issuer, "SHA256withRSA", thisUpdate, nextUpdate, change);
    }

    public static Crl crl(
            Holder issuer,
            String algorithm,
            Instant thisUpdate,
            Instant nextUpdate,
            UnaryOperator<X509v2CRLBuilder> change) {
        try {
            X509v2CRLBuilder builder =
                    new JcaX509v2CRLBuilder(issuer.certificate().getSubjectX500Principal(), Date.from(thisUpdate));
            if (nextUpdate != null) {
                builder.setNextUpdate(Date.from(nextUpdate));
            }
            return Crl.parse(change.apply(builder)
                    .build(contentSigner(algorithm, issuer.key()))
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static DistributionPointName distributionPoint(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }

    private static ContentSigner contentSigner(String algorithm, PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(CertificateReader.PROVIDER)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(X500Principal principal) {
        return X500Name.getInstance(principal.getEncoded());
    }

    /** The same key for the same name. */
    public static KeyPair rsa(String name) {
        return KEYS.computeIfAbsent(name, unused -> generate("RSA", 2_048));
    }

    public static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
