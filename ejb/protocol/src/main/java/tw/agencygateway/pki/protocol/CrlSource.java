package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Where {@link SignerTrust} finds revocation lists; it verifies and chooses itself. */
@FunctionalInterface
public interface CrlSource {
    /** No lists at all: every revocation is unknown. */
    CrlSource NONE = issuer -> List.of();

    /** Returns all lists at hand of an issuer, in any order, old ones too; empty when there is none. */
    List<Crl> crlsOf(X500Principal issuer);

    /** Returns all lists at hand that may speak of the certificate; its distribution points may be asked for newer ones. */
    default List<Crl> crlsFor(X509Certificate certificate) {
        return crlsOf(certificate.getIssuerX500Principal());
    }
}
