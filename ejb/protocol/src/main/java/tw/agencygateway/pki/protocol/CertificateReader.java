package tw.agencygateway.pki.protocol;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * X.509 certificates from strangers, parsed by BouncyCastle (the JDK's parser refuses some real ones). A parsed certificate is not yet
 * trusted. At most 64 KiB.
 */
public final class CertificateReader {
    /** An instance of our own: the server has its own registered one. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final int MAX_BYTES = 64 * 1024;
    private static final String LABEL = "CERTIFICATE";

    private CertificateReader() {}

    /** Reads a file that holds exactly one certificate in PEM, such as a DP package's {@code certificate.cer}. */
    public static X509Certificate readPem(byte[] bytes) throws MalformedCertificateException {
        requireSmall(bytes);
        return readDer(PemText.decode(bytes, LABEL));
    }

    /** Reads a file that holds exactly one certificate in PEM or DER. */
    public static X509Certificate read(byte[] bytes) throws MalformedCertificateException {
        requireSmall(bytes);
        return readDer(PemText.isPem(bytes) ? PemText.decode(bytes, LABEL) : bytes);
    }

    private static X509Certificate readDer(byte[] der) throws MalformedCertificateException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            // other bytes than the certificate's own: not DER, or something behind it
            boolean whole = certificate != null && Arrays.equals(certificate.getEncoded(), der);
            if (whole && certificate.getPublicKey() != null && certificate.getSignature().length > 0) {
                return certificate;
            }
            throw new MalformedCertificateException("not one certificate in DER with a known kind of key");
        } catch (CertificateException | IllegalArgumentException | IllegalStateException e) {
            // BouncyCastle parses key and signature late and complains unchecked
            throw new MalformedCertificateException("not a certificate", e);
        }
    }

    private static void requireSmall(byte[] bytes) throws MalformedCertificateException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedCertificateException("larger than a certificate may be");
        }
    }
}
