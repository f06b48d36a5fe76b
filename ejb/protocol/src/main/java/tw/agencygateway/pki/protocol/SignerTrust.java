package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;

public final class SignerTrust {
    public SignerTrust(
            Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates, CrlSource crls) {}

    public SignerVerdict check(X509Certificate signer, Instant at) {
        throw new UnsupportedOperationException();
    }
}
