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
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A public key infrastructure for tests: a root, a CA below it, signers below that, good and bad, responders and strangers. All keys lie in one
 * PKCS#12 file; nothing here protects anything.
 */
public final class TestPki {
    /** Of the set of certificates; another one is issued where an earlier sandbox made the directory. */
    private static final String EDITION = "2";

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
     * Makes what is not there yet. Where the sandbox moved to another address, everything below the root is issued anew,
     * because certificates name the place of their revocation list.
     *
     * @param url of the sandbox: revocation lists are at {@code {url}/pki/….crl}
     */
    public static TestPki create(Path directory, String url, Instant now) throws IOException, GeneralSecurityException {
        Path publishedAt = directory.resolve("published-at");
        String edition = url + " " + EDITION;
        if (Files.exists(publishedAt) && Files.readString(publishedAt).equals(edition)) {
            return load(directory);
        }
        Files.createDirectories(directory);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        TestPki pki = new TestPki(keys);
        Optional<SigningKey> root =
                Files.exists(publishedAt) ? Optional.of(load(directory).issuer(Issuer.ROOT)) : Optional.empty();
        new Issuing(url, now).issueAll(root, pki::keep);
        try (OutputStream out = Files.newOutputStream(directory.resolve("pki.p12"))) {
            keys.store(out, PASSWORD);
        }
        Files.writeString(publishedAt, edition);
        return pki;
    }

    public SigningKey signer(Signer signer, Flaw flaw) throws GeneralSecurityException {
        return find(signer.alias(flaw));
    }

    /** What is wrong with the certificate of that number; empty where none has it. */
    Optional<Flaw> flawOf(BigInteger serial) throws GeneralSecurityException {
        for (Signer signer : Signer.values()) {
            for (Flaw flaw : Flaw.values()) {
                X509Certificate certificate = (X509Certificate) keys.getCertificate(signer.alias(flaw));
                if (certificate.getSerialNumber().equals(serial)) {
                    return Optional.of(flaw);
                }
            }
        }
        return Optional.empty();
    }

    /** Who answers OCSP questions for an issuer. */
    SigningKey responder(Issuer issuer) throws GeneralSecurityException {
        return find(responderAlias(issuer));
    }

    static String responderAlias(Issuer issuer) {
        return "responder-" + issuer.alias();
    }

    public X509Certificate certificate(Issuer issuer) throws GeneralSecurityException {
        return issuer(issuer).certificate();
    }

    /**
     * The revocation list of {@code issuer} as of {@code now}, DER: good for one day, its number growing with time, but
     * that of {@link Issuer#CA_STALE}, which ended. The CA's list holds {@link Flaw#REVOKED}.
     */
    public byte[] crl(Issuer issuer, Instant now) throws GeneralSecurityException {
        SigningKey key = issuer(issuer);
        Instant issued = issuer == Issuer.CA_STALE ? now.minus(Duration.ofDays(8)) : now.minusSeconds(60);
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(key.certificate(), Date.from(issued));
        builder.setNextUpdate(Date.from(issued.plus(Duration.ofDays(1))));
        try {
            for (Signer signer : issuer == Issuer.CA ? Signer.values() : new Signer[0]) {
                X509Certificate revoked = signer(signer, Flaw.REVOKED).certificate();
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

    SigningKey issuer(Issuer issuer) throws GeneralSecurityException {
        return find(issuer.alias());
    }

    private SigningKey find(String alias) throws GeneralSecurityException {
        return new SigningKey((PrivateKey) keys.getKey(alias, PASSWORD), (X509Certificate) keys.getCertificate(alias));
    }

    private void keep(String alias, SigningKey key) throws GeneralSecurityException {
        keys.setKeyEntry(alias, key.key(), PASSWORD, new Certificate[] {key.certificate()});
    }
}
