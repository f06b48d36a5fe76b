package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.CrlSource;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.pki.protocol.SignerStatus;
import tw.agencygateway.pki.protocol.SignerTrust;
import tw.agencygateway.pki.service.SigningKeyRefusedException.Reason;

/** Judges the certificates that the agency's own keys are given, as a receiver of packages will. */
@ApplicationScoped
public class SigningCertificates {
    private static final int MIN_BITS = 2_048;
    private static final int MAX_BITS = 4_096;

    @Inject
    Authorities authorities;

    @Inject
    Clock clock;

    /** @param bytes DER or PEM */
    static X509Certificate read(byte[] bytes) throws SigningKeyRefusedException {
        try {
            return CertificateReader.read(bytes);
        } catch (MalformedCertificateException e) {
            throw new SigningKeyRefusedException(Reason.MALFORMED, "this is not one X.509 certificate", e);
        }
    }

    static void requireSize(int bits) throws SigningKeyRefusedException {
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new SigningKeyRefusedException(
                    Reason.SIZE, "an RSA key has " + MIN_BITS + " to " + MAX_BITS + " bits");
        }
    }

    /** The certificate is for the key, an RSA key of a size that may be. */
    static void requireFitting(X509Certificate certificate, PublicKey key) throws SigningKeyRefusedException {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)
                || !Arrays.equals(rsa.getEncoded(), key.getEncoded())) {
            throw new SigningKeyRefusedException(Reason.OTHER_KEY, "the certificate is for another key");
        }
        requireSize(rsa.getModulus().bitLength());
    }

    /** The certificate may sign, now or from when it is valid, and leads to a trust anchor. Whether it is revoked is not asked. */
    void requireSound(X509Certificate certificate) throws SigningKeyRefusedException {
        Instant now = clock.instant();
        Instant begin = certificate.getNotBefore().toInstant();
        Authorities.Parsed known = authorities.current();
        SignerStatus status = new SignerTrust(known.roots(), known.intermediates(), CrlSource.NONE)
                .check(certificate, begin.isAfter(now) ? begin : now, now)
                .status();
        switch (status) {
            case TRUSTED, REVOCATION_UNKNOWN -> {}
            case EXPIRED, NOT_YET_VALID -> throw refused(Reason.EXPIRED, status);
            case WRONG_PURPOSE -> throw refused(Reason.WRONG_PURPOSE, status);
            case NO_PATH -> throw refused(Reason.NO_PATH, status);
            case UNSUPPORTED_ALGORITHM, REVOKED, WEAK, UNKNOWN_CRITICAL_EXTENSION, FORGED ->
                throw refused(Reason.UNSOUND, status);
        }
    }

    private static SigningKeyRefusedException refused(Reason reason, SignerStatus status) {
        return new SigningKeyRefusedException(reason, "the certificate is " + status.code());
    }
}
