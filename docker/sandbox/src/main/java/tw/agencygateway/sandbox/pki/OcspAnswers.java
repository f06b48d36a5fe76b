package tw.agencygateway.sandbox.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The responder's answers (RFC 6960): good, or wrong in the way in which the certificate in question is meant to be. */
final class OcspAnswers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestPki pki;

    OcspAnswers(TestPki pki) {
        this.pki = pki;
    }

    /** What is wrong with the certificate that the question is of; empty where it is none of ours. */
    Optional<Flaw> flawAskedOf(byte[] question) throws IOException, GeneralSecurityException {
        Req[] asked = new OCSPReq(question).getRequestList();
        return asked.length == 1 ? pki.flawOf(asked[0].getCertID().getSerialNumber()) : Optional.empty();
    }

    /** Without a signature: busy. */
    byte[] tryLater() throws IOException {
        return error(OCSPRespBuilder.TRY_LATER);
    }

    byte[] malformedRequest() throws IOException {
        return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }

    private static byte[] error(int status) throws IOException {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException e) {
            throw new IOException(e);
        }
    }

    byte[] answer(byte[] question, Flaw flaw, Instant now) throws IOException, GeneralSecurityException {
        OCSPReq request = new OCSPReq(question);
        Instant from = flaw == Flaw.OCSP_STALE ? now.minus(WEEK) : now.minusSeconds(60);
        // what a CA has certified for other things
        SigningKey responder = flaw == Flaw.OCSP_WRONG_RESPONDER
                ? pki.signer(Signer.DP_2, Flaw.OCSP_GOOD)
                : pki.responder(flaw.issuer());
        X509Certificate certificate = responder.certificate();
        try {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())));
            for (Req asked : request.getRequestList()) {
                builder.addResponse(
                        asked.getCertID(),
                        status(flaw, now),
                        Date.from(from),
                        Date.from(from.plus(Duration.ofHours(1))));
            }
            Extension nonce = nonce(request, flaw);
            if (nonce != null) {
                builder.setResponseExtensions(new Extensions(nonce));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(responder.key()),
                                    new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate)},
                                    Date.from(from)))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static CertificateStatus status(Flaw flaw, Instant now) {
        return switch (flaw) {
            case OCSP_REVOKED -> new RevokedStatus(Date.from(now.minus(WEEK)), CRLReason.keyCompromise);
            case OCSP_UNKNOWN -> new UnknownStatus();
            default -> CertificateStatus.GOOD;
        };
    }

    private static Extension nonce(OCSPReq request, Flaw flaw) throws IOException {
        Extension sent = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (flaw != Flaw.OCSP_REPLAYED) {
            return sent;
        }
        byte[] another = new BigInteger(255, RANDOM).setBit(255).toByteArray();
        return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(another).getEncoded());
    }
}
