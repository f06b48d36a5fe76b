package tw.agencygateway.pki.protocol;

import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tw.agencygateway.pki.protocol.TestPki.Holder;

/** A responder that answers a question as its fields say. */
final class TestResponder {
    Holder signer;
    String algorithm = "SHA256withRSA";
    int status = OCSPRespBuilder.SUCCESSFUL;
    CertificateStatus certificateStatus = CertificateStatus.GOOD;
    Instant producedAt = NOW.minusSeconds(10);
    Instant thisUpdate = NOW.minusSeconds(60);
    Instant nextUpdate = NOW.plus(Duration.ofHours(1));
    UnaryOperator<byte[]> nonce = UnaryOperator.identity();
    BigInteger serialOffset = BigInteger.ZERO;
    int statements = 1;
    Extension further;
    Extension ofStatement;
    final List<X509Certificate> certificates = new ArrayList<>();

    TestResponder(Holder signer) {
        this.signer = signer;
    }

    byte[] answer(byte[] question) {
        try {
            OCSPReq request = new OCSPReq(question);
            if (status != OCSPRespBuilder.SUCCESSFUL) {
                return new OCSPRespBuilder().build(status, null).getEncoded();
            }
            X500Name name = X500Name.getInstance(
                    signer.certificate().getSubjectX500Principal().getEncoded());
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(name));
            for (Req single : request.getRequestList()) {
                for (int i = 0; i < statements; i++) {
                    state(builder, single.getCertID());
                }
            }
            extend(builder, request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
            X509CertificateHolder[] chain = new X509CertificateHolder[certificates.size()];
            for (int i = 0; i < chain.length; i++) {
                chain[i] = new JcaX509CertificateHolder(certificates.get(i));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm)
                                            .setProvider(CertificateReader.PROVIDER)
                                            .build(signer.key()),
                                    chain,
                                    Date.from(producedAt)))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void state(BasicOCSPRespBuilder builder, CertificateID asked) {
        CertificateID id =
                CertificateID.deriveCertificateID(asked, asked.getSerialNumber().add(serialOffset));
        Date next = nextUpdate == null ? null : Date.from(nextUpdate);
        Extensions extensions = ofStatement == null ? null : new Extensions(ofStatement);
        builder.addResponse(id, certificateStatus, Date.from(thisUpdate), next, extensions);
    }

    private void extend(BasicOCSPRespBuilder builder, Extension sent) throws IOException {
        byte[] repeated = nonce.apply(sent == null ? null : sent.getExtnValue().getOctets());
        List<Extension> extensions = new ArrayList<>();
        if (repeated != null) {
            extensions.add(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(repeated).getOctets()));
        }
        if (further != null) {
            extensions.add(further);
        }
        if (!extensions.isEmpty()) {
            builder.setResponseExtensions(new Extensions(extensions.toArray(new Extension[0])));
        }
    }

    /** An extension that nobody knows. */
    static Extension unknown(boolean critical) {
        return new Extension(new ASN1ObjectIdentifier("1.2.3.4"), critical, new byte[] {5, 0});
    }
}
