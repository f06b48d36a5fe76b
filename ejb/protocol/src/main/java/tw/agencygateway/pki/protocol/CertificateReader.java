package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;

public final class CertificateReader {
    private CertificateReader() {}

    public static X509Certificate readPem(byte[] bytes) throws MalformedCertificateException {
        throw new UnsupportedOperationException();
    }

    public static X509Certificate read(byte[] bytes) throws MalformedCertificateException {
        throw new UnsupportedOperationException();
    }
}
