package tw.agencygateway.sandbox.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A public key infrastructure for tests: a root, a CA below it, signers below that, and strangers. All keys lie in one
 * PKCS#12 file; nothing here protects anything.
 */
public final class TestPki {
    private static final char[] PASSWORD = "sandbox".toCharArray();

    private final KeyStore keys;

    private TestPki(KeyStore keys) {
        this.keys = keys;
    }

    public static TestPki load(Path directory) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("pki.p12"))) {
            keys.load(in, PASSWORD);
        }
        return new TestPki(keys);
    }

    /**
     * Makes what is not there yet. Where the sandbox moved to another address, everything below the roots is issued anew,
     * because certificates name the place of their revocation list.
     *
     * @param url of the sandbox: revocation lists are at {@code {url}/pki/….crl}
     */
    public static TestPki create(Path directory, String url, Instant now) throws IOException, GeneralSecurityException {
        Path publishedAt = directory.resolve("published-at");
        if (Files.exists(publishedAt) && Files.readString(publishedAt).equals(url)) {
            return load(directory);
        }
        Files.createDirectories(directory);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        TestPki pki = new TestPki(keys);
        pki.issueAll(url, now, Files.exists(publishedAt) ? load(directory) : null);
        try (OutputStream out = Files.newOutputStream(directory.resolve("pki.p12"))) {
            keys.store(out, PASSWORD);
        }
        Files.writeString(publishedAt, url);
        return pki;
    }

    private void issueAll(String url, Instant now, TestPki before) throws GeneralSecurityException {
        CertificateFactory factory = new CertificateFactory();
        for (Issuer root : new Issuer[] {Issuer.ROOT, Issuer.FOREIGN}) {
            keep(
                    root.alias(),
                    before != null
                            ? before.issuer(root)
                            : factory.selfSigned(new CertificateFactory.Order(
                                    root.commonName(), at(now, -1), at(now, 20), true, null)));
        }
        keep(
                Issuer.CA.alias(),
                factory.issuedBy(
                        issuer(Issuer.ROOT),
                        new CertificateFactory.Order(
                                Issuer.CA.commonName(), at(now, -1), at(now, 10), true, crlAddress(url, Issuer.ROOT))));
        for (Signer signer : Signer.values()) {
            Instant from = now.atOffset(ZoneOffset.UTC).plus(signer.from()).toInstant();
            Instant until = now.atOffset(ZoneOffset.UTC).plus(signer.until()).toInstant();
            keep(
                    signer.alias(),
                    factory.issuedBy(
                            issuer(signer.issuer()),
                            new CertificateFactory.Order(
                                    signer.commonName(), from, until, false, crlAddress(url, signer.issuer()))));
        }
    }

    private static Instant at(Instant now, int years) {
        return now.atOffset(ZoneOffset.UTC).plus(Period.ofYears(years)).toInstant();
    }

    private static String crlAddress(String url, Issuer issuer) {
        return url + "/pki/" + issuer.alias() + ".crl";
    }

    public SigningKey signer(Signer signer) throws GeneralSecurityException {
        return find(signer.alias());
    }

    public X509Certificate certificate(Issuer issuer) throws GeneralSecurityException {
        return issuer(issuer).certificate();
    }

    /**
     * The revocation list of {@code issuer} as of {@code now}, DER: good for one day, its number growing with time. The
     * CA's list holds {@link Signer#REVOKED}.
     */
    public byte[] crl(Issuer issuer, Instant now) throws GeneralSecurityException {
        SigningKey key = issuer(issuer);
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(key.certificate(), Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        try {
            if (issuer == Issuer.CA) {
                X509Certificate revoked = signer(Signer.REVOKED).certificate();
                Instant when = revoked.getNotBefore().toInstant().plus(Duration.ofDays(1));
                builder.addCRLEntry(revoked.getSerialNumber(), Date.from(when), CRLReason.keyCompromise);
            }
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.certificate()));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.key()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private SigningKey issuer(Issuer issuer) throws GeneralSecurityException {
        return find(issuer.alias());
    }

    private SigningKey find(String alias) throws GeneralSecurityException {
        return new SigningKey((PrivateKey) keys.getKey(alias, PASSWORD), (X509Certificate) keys.getCertificate(alias));
    }

    private void keep(String alias, SigningKey key) throws GeneralSecurityException {
        keys.setKeyEntry(alias, key.key(), PASSWORD, new Certificate[] {key.certificate()});
    }
}
