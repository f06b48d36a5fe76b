package tw.agencygateway.pki.protocol;

import java.io.IOException;

/** Bytes are not the X.509 certificate or CRL that they should be. */
public final class MalformedCertificateException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedCertificateException(String message) {
        super(message);
    }

    public MalformedCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
