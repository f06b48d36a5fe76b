package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;

/**
 * Puts together what OCSP and revocation lists say. The responder is asked first; lists are fetched only where it tells nothing, but those
 * at hand are looked at always. Revoked, by either, wins. A responder that says it does not know the certificate outweighs a list that
 * merely does not hold it. Else good by either is good.
 */
final class Revocation {
    private final CrlSource crls;
    private final OcspSource ocsp;

    Revocation(CrlSource crls, OcspSource ocsp) {
        this.crls = crls;
        this.ocsp = ocsp;
    }

    RevocationCheck check(X509Certificate certificate, X509Certificate issuer, Instant at) {
        Optional<RevocationCheck> told = ocsp.ask(certificate, issuer, at);
        if (told.isEmpty()) {
            return RevocationLists.check(crls.crlsFor(certificate), certificate, issuer, at);
        }
        RevocationCheck listed =
                RevocationLists.check(crls.crlsOf(certificate.getIssuerX500Principal()), certificate, issuer, at);
        return listed.status() == Status.REVOKED ? listed : told.get();
    }
}
