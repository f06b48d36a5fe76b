package tw.agencygateway.pki.protocol;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;

/** A basic OCSP response, read and not yet believed (RFC 6960 §4.2.1). Every part that is used later is read at once. */
final class OcspResponse {
    private static final int SUCCESSFUL = 0;
    private static final int MAX_CERTIFICATES = 8;
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId());

    private final BasicOCSPResp basic;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<OcspStatement> statements = new ArrayList<>();
    private final Instant producedAt;
    private final ResponderID responder;
    private final String responderName;
    private final byte[] nonce;

    private OcspResponse(BasicOCSPResp basic) throws IOException {
        this.basic = basic;
        this.producedAt = basic.getProducedAt().toInstant();
        this.responder = basic.getResponderId().toASN1Primitive();
        this.responderName = name(responder);
        this.nonce = nonce(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
        requireKnown(basic.getCriticalExtensionOIDs());
        for (X509CertificateHolder holder : basic.getCerts()) {
            if (certificates.size() == MAX_CERTIFICATES) {
                throw new MalformedCertificateException("more certificates than an answer needs");
            }
            certificates.add(CertificateReader.read(holder.getEncoded()));
        }
        for (SingleResp single : basic.getResponses()) {
            requireKnown(single.getCriticalExtensionOIDs());
            statements.add(OcspStatement.of(single));
        }
    }

    static OcspResponse parse(byte[] bytes) throws OcspRefusedException {
        if (bytes.length > OcspQuestion.MAX_BYTES) {
            throw new OcspRefusedException(Reason.MALFORMED, "larger than an OCSP answer may be");
        }
        try {
            OCSPResponse response = OCSPResponse.getInstance(whole(bytes));
            int status = response.getResponseStatus().getIntValue();
            if (status != SUCCESSFUL) {
                throw new OcspRefusedException(Reason.NO_ANSWER, "the responder answers with status " + status);
            }
            ResponseBytes content = response.getResponseBytes();
            if (content == null || !content.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                throw new OcspRefusedException(Reason.MALFORMED, "not a basic OCSP response");
            }
            return new OcspResponse(new BasicOCSPResp(
                    BasicOCSPResponse.getInstance(whole(content.getResponse().getOctets()))));
        } catch (OcspRefusedException e) {
            throw e;
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | ArithmeticException
                | IndexOutOfBoundsException e) {
            // BouncyCastle parses late and complains unchecked, in all these ways
            throw new OcspRefusedException(Reason.MALFORMED, "not an OCSP response", e);
        }
    }

    /** One value and nothing behind it. */
    private static ASN1Primitive whole(byte[] bytes) throws IOException {
        ASN1Primitive value = ASN1Primitive.fromByteArray(bytes);
        if (value == null) {
            throw new MalformedCertificateException("no bytes");
        }
        return value;
    }

    private static String name(ResponderID responder) {
        return responder.getKeyHash() == null
                ? responder.getName().toString()
                : HexFormat.of().formatHex(responder.getKeyHash());
    }

    private static byte[] nonce(Extension extension) {
        return extension == null
                ? null
                : ASN1OctetString.getInstance(extension.getExtnValue().getOctets())
                        .getOctets();
    }

    private static void requireKnown(Set<?> critical) throws MalformedCertificateException {
        for (Object oid : critical) {
            if (!KNOWN_EXTENSIONS.contains(oid.toString())) {
                throw new MalformedCertificateException("unknown critical extension " + oid);
            }
        }
    }

    /** The one statement on that certificate. */
    OcspStatement about(Predicate<CertID> certificate) throws OcspRefusedException {
        List<OcspStatement> about = statements.stream()
                .filter(statement -> certificate.test(statement.id()))
                .toList();
        if (about.size() != 1) {
            throw new OcspRefusedException(
                    Reason.OTHER_CERTIFICATE, about.size() + " statements on the certificate that was asked of");
        }
        return about.get(0);
    }

    /** Whether the answer says that this certificate's key has signed it: by its name, or by the SHA-1 of its key. */
    boolean names(X509Certificate signer, byte[] sha1OfKey) {
        if (responder.getKeyHash() != null) {
            return Arrays.equals(responder.getKeyHash(), sha1OfKey);
        }
        return responder
                .getName()
                .equals(X500Name.getInstance(signer.getSubjectX500Principal().getEncoded()));
    }

    boolean isSignedBy(PublicKey key) {
        try {
            return basic.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(CertificateReader.PROVIDER)
                    .build(key));
        } catch (OCSPException | OperatorCreationException e) {
            // another kind of key, or a signature of another length
            return false;
        }
    }

    String signatureAlgorithm() {
        return basic.getSignatureAlgOID().getId();
    }

    /** The certificates that came along; strangers, each of them. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /** A distinguished name, or the SHA-1 of a key in hex. */
    String responder() {
        return responderName;
    }

    Instant producedAt() {
        return producedAt;
    }

    /** The nonce, or null. */
    byte[] nonce() {
        return nonce;
    }
}
