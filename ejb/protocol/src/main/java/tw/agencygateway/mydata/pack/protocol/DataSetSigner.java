package tw.agencygateway.mydata.pack.protocol;

import java.util.Objects;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.SignerVerdict;

/** Who signed a data set's DP package, and what the trust check said of the certificate. */
public record DataSetSigner(String resourceId, CertificateFacts certificate, SignerVerdict verdict) {
    public DataSetSigner {
        Objects.requireNonNull(resourceId);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(verdict);
    }
}
