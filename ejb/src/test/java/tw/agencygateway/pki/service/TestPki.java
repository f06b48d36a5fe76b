package tw.agencygateway.pki.service;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA of a test: P-256 keys, certificates and revocation lists as the test wants them. */
final class TestPki {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    static final Duration CRL_LIFE = Duration.ofHours(24);

    /** An additional extension of a list or certificate. */
    record Extra(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    final X509Certificate certificate;
    private final KeyPair keys;

    private TestPki(X509Certificate certificate, KeyPair keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    static TestPki root(String name, Instant from, Instant until) throws Exception {
        return root(name, from, until, KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    static TestPki root(String name, Instant from, Instant until, int usage) throws Exception {
        KeyPair keys = keys();
        return new TestPki(
                sign(
                        new X500Name(name),
                        name,
                        keys,
                        keys,
                        from,
                        until,
                        List.of(ca(), new Extra(Extension.keyUsage, true, new KeyUsage(usage)))),
                keys);
    }

    TestPki intermediate(String name, Instant from, Instant until) throws Exception {
        KeyPair own = keys();
        return new TestPki(
                sign(
                        subject(),
                        name,
                        keys,
                        own,
                        from,
                        until,
                        List.of(
                                ca(),
                                new Extra(
                                        Extension.keyUsage,
                                        true,
                                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)))),
                own);
    }

    /** A signer whose revocation a responder tells. */
    X509Certificate signerWithResponder(String name, Instant from, Instant until, String responder) throws Exception {
        return signerNaming(AccessDescription.id_ad_ocsp, name, from, until, responder);
    }

    /** A signer whose certificate names an address for something. */
    X509Certificate signerNaming(ASN1ObjectIdentifier what, String name, Instant from, Instant until, String address)
            throws Exception {
        GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, address);
        return sign(
                subject(),
                name,
                keys,
                keys(),
                from,
                until,
                List.of(
                        new Extra(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                        new Extra(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(what, place))));
    }

    /** The CA's own answer to an OCSP question. */
    byte[] ocsp(byte[] question, CertificateStatus status, Instant now, Instant until) {
        try {
            OCSPReq asked = new OCSPReq(question);
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(subject()));
            for (Req one : asked.getRequestList()) {
                builder.addResponse(one.getCertID(), status, Date.from(now), Date.from(until));
            }
            builder.setResponseExtensions(new Extensions(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()),
                                    null,
                                    Date.from(now)))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate signer(String name, Instant from, Instant until, String... crlAddresses) throws Exception {
        List<Extra> extras = new ArrayList<>();
        extras.add(new Extra(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
        extras.add(new Extra(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic())));
        if (crlAddresses.length > 0) {
            extras.add(new Extra(Extension.cRLDistributionPoints, false, points(crlAddresses)));
        }
        return sign(subject(), name, keys, keys(), from, until, extras);
    }

    /** A certificate for somebody's key. */
    X509Certificate certify(PublicKey key, Instant from, Instant until, int usage) throws Exception {
        return sign(
                subject(),
                "C=TW,O=Agency,CN=Signer",
                keys,
                new KeyPair(key, null),
                from,
                until,
                List.of(new Extra(Extension.keyUsage, true, new KeyUsage(usage))));
    }

    byte[] crl(int number, Instant thisUpdate, X509Certificate... revoked) throws Exception {
        return crl(number, thisUpdate, List.of(), revoked);
    }

    byte[] crl(int number, Instant thisUpdate, List<Extra> extras, X509Certificate... revoked) throws Exception {
        JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate, Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(thisUpdate.plus(CRL_LIFE)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
        for (Extra extra : extras) {
            builder.addExtension(extra.id(), extra.critical(), extra.value());
        }
        for (X509Certificate one : revoked) {
            builder.addCRLEntry(one.getSerialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise);
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static Extra ca() {
        return new Extra(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    static CRLDistPoint points(String... addresses) {
        DistributionPoint[] points = new DistributionPoint[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, addresses[i]);
            points[i] = new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null);
        }
        return new CRLDistPoint(points);
    }

    private static X509Certificate sign(
            X500Name issuer, String subject, KeyPair by, KeyPair own, Instant from, Instant until, List<Extra> extras)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(from),
                Date.from(until),
                new X500Name(subject),
                own.getPublic());
        for (Extra extra : extras) {
            builder.addExtension(extra.id(), extra.critical(), extra.value());
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
