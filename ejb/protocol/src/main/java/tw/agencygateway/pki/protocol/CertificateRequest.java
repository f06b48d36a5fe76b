package tw.agencygateway.pki.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** What is sent to a CA for a certificate of an RSA key: a PKCS #10 request (RFC 2986), signed with that key. */
public final class CertificateRequest {
    private static final int SERIAL_BITS = 127;
    private static final Duration PLACEHOLDER_LIFE = Duration.ofDays(30L * 365);

    private final byte[] der;

    private CertificateRequest(byte[] der) {
        this.der = der;
    }

    /**
     * Whose certificate it is to be; the country is Taiwan.
     *
     * @param organization the agency
     * @param unit a part of it, where it is to be named
     * @param commonName what the key is for
     */
    public record Subject(String organization, Optional<String> unit, String commonName) {
        public Subject {
            Objects.requireNonNull(organization);
            Objects.requireNonNull(commonName);
        }

        private X500Name name() {
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
            name.addRDN(BCStyle.C, "TW");
            name.addRDN(BCStyle.O, organization);
            unit.ifPresent(value -> name.addRDN(BCStyle.OU, value));
            return name.addRDN(BCStyle.CN, commonName).build();
        }
    }

    /** @throws GeneralSecurityException where the key does not sign */
    public static CertificateRequest of(Subject subject, PublicKey key, RsaSigner signer)
            throws GeneralSecurityException {
        try {
            return new CertificateRequest(new PKCS10CertificationRequestBuilder(subject.name(), info(key))
                    .build(new RsaContentSigner(signer))
                    .getEncoded());
        } catch (RuntimeOperatorException | IOException e) {
            throw new SignatureException("the request cannot be signed", e);
        }
    }

    /** One that was made here. */
    public static CertificateRequest read(byte[] der) {
        return new CertificateRequest(der.clone());
    }

    /** The key that a certificate is asked for. */
    public PublicKey publicKey() throws GeneralSecurityException {
        try {
            return new JcaPKCS10CertificationRequest(new PKCS10CertificationRequest(der)).getPublicKey();
        } catch (IOException e) {
            throw new InvalidKeyException("no certification request", e);
        }
    }

    public byte[] der() {
        return der.clone();
    }

    public String pem() {
        return PemText.encode(der, "CERTIFICATE REQUEST");
    }

    /**
     * A certificate that the key has signed for itself: a token keeps keys under the name of a certificate, and this one holds the place
     * until a CA's is there. Nobody trusts it.
     *
     * @throws GeneralSecurityException where the key does not sign
     */
    public static X509Certificate placeholder(Subject subject, PublicKey key, RsaSigner signer, Instant now)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new X509v3CertificateBuilder(
                                    subject.name(),
                                    new BigInteger(SERIAL_BITS, new SecureRandom()),
                                    Date.from(now),
                                    Date.from(now.plus(PLACEHOLDER_LIFE)),
                                    subject.name(),
                                    info(key))
                            .build(new RsaContentSigner(signer)));
        } catch (RuntimeOperatorException e) {
            throw new SignatureException("the certificate cannot be signed", e);
        }
    }

    private static SubjectPublicKeyInfo info(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded());
    }
}
