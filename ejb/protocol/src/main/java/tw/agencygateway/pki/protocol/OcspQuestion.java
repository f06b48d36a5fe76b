package tw.agencygateway.pki.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tw.agencygateway.pki.protocol.OcspSettings.Nonce;

/** One question to an OCSP responder, of one certificate, and the reading of its answer (RFC 6960). */
public final class OcspQuestion {
    /** The largest answer read. Real ones have 0.5 to 5 KB. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 32;

    private final X509Certificate issuer;
    private final BigInteger serial;
    private final OcspSettings settings;
    private final byte[] nonce;
    private final byte[] nameHash;
    private final byte[] keyHash;

    /** @param issuer whose signature on the certificate is verified */
    public OcspQuestion(X509Certificate certificate, X509Certificate issuer, OcspSettings settings) {
        this.issuer = issuer;
        this.serial = certificate.getSerialNumber();
        this.settings = settings;
        this.nonce = settings.nonce() == Nonce.NOT_SENT ? null : random();
        this.nameHash = hash(issuer.getSubjectX500Principal().getEncoded());
        this.keyHash = hash(keyBits(issuer));
    }

    /** The request, DER, as it is posted with {@code application/ocsp-request}. */
    public byte[] encoded() {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(
                new ASN1ObjectIdentifier(settings.certId().oid()), DERNull.INSTANCE);
        CertID id =
                new CertID(hash, new DEROctetString(nameHash), new DEROctetString(keyHash), new ASN1Integer(serial));
        try {
            Extensions extensions = nonce == null
                    ? null
                    : new Extensions(new Extension(
                            OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded()));
            return new OCSPRequest(new TBSRequest(null, new DERSequence(new Request(id, null)), extensions), null)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request is always encodable", e);
        }
    }

    /**
     * Reads and judges the answer.
     *
     * @param crls asked of a responder whose certificate may be revoked itself
     * @param at the moment for which it must be fresh
     * @return good, revoked, or what the responder calls unknown
     * @throws OcspRefusedException for every answer that must not be believed
     */
    public RevocationCheck read(byte[] answer, CrlSource crls, Instant at) throws OcspRefusedException {
        OcspResponse response = OcspResponse.parse(answer);
        new OcspResponder(issuer, crls, at).requireAuthorOf(response);
        requireNonce(response.nonce());
        return response.about(this::isMine).checkedAt(at, response.responder(), response.producedAt());
    }

    private void requireNonce(byte[] repeated) throws OcspRefusedException {
        if (nonce == null || repeated == null && settings.nonce() == Nonce.OPTIONAL) {
            return;
        }
        if (repeated == null || !MessageDigest.isEqual(nonce, repeated)) {
            throw new OcspRefusedException(
                    OcspRefusedException.Reason.REPLAYED, "the answer does not repeat the question's nonce");
        }
    }

    /** By the hash's identifier and not its parameters: NULL and nothing mean the same. */
    private boolean isMine(CertID id) {
        return id.getHashAlgorithm()
                        .getAlgorithm()
                        .getId()
                        .equals(settings.certId().oid())
                && sameOctets(id.getIssuerNameHash(), nameHash)
                && sameOctets(id.getIssuerKeyHash(), keyHash)
                && id.getSerialNumber().getValue().equals(serial);
    }

    private static boolean sameOctets(ASN1OctetString given, byte[] expected) {
        return Arrays.equals(given.getOctets(), expected);
    }

    private byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance(settings.certId().algorithm()).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1 and SHA-256", e);
        }
    }

    static byte[] keyBits(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
    }

    private static byte[] random() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
