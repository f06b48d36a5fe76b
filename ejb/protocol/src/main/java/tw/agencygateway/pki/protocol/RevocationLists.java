package tw.agencygateway.pki.protocol;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks the newest usable CRL of an issuer: covering the certificate, signed by that issuer, who may sign CRLs, with a strong algorithm, and not from the
 * future (RFC 5280 §6.3). A certificate that it lists is revoked even when the list is out of date, unless it was only on hold; one that it
 * does not list is good only until the list's nextUpdate.
 */
final class RevocationLists {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private RevocationLists() {}

    static RevocationCheck check(List<Crl> crls, X509Certificate certificate, X509Certificate issuer, Instant at) {
        return crls.stream()
                .filter(crl -> isUsable(crl, certificate, issuer, at))
                .max(Comparator.comparing(Crl::thisUpdate))
                .map(crl -> ask(crl, certificate, at))
                .orElseGet(RevocationCheck::unknown);
    }

    private static boolean isUsable(Crl crl, X509Certificate certificate, X509Certificate issuer, Instant at) {
        return crl.issuer().equals(issuer.getSubjectX500Principal())
                && crl.covers(certificate)
                && !crl.thisUpdate().isAfter(at.plus(CLOCK_SKEW))
                && CertificateRules.maySignCrls(issuer)
                && CertificateRules.signatureAlgorithm(crl.signatureAlgorithm()) == SignerStatus.TRUSTED
                && crl.isSignedBy(issuer.getPublicKey());
    }

    private static RevocationCheck ask(Crl crl, X509Certificate certificate, Instant at) {
        Optional<X509CRLEntry> entry = crl.entryOf(certificate);
        boolean fresh = crl.nextUpdate().filter(next -> !next.isBefore(at)).isPresent();
        boolean onHold = entry.map(X509CRLEntry::getRevocationReason)
                .filter(reason -> reason == CRLReason.CERTIFICATE_HOLD)
                .isPresent();
        RevocationCheck.Status status = RevocationCheck.Status.UNKNOWN;
        if (entry.isPresent() && (fresh || !onHold)) {
            status = RevocationCheck.Status.REVOKED;
        } else if (entry.isEmpty() && fresh) {
            status = RevocationCheck.Status.GOOD;
        }
        Instant revokedAt =
                entry.map(listed -> listed.getRevocationDate().toInstant()).orElse(null);
        return new RevocationCheck(
                status,
                RevocationCheck.Source.CRL,
                crl.number().map(BigInteger::toString).orElse(null),
                null,
                crl.thisUpdate(),
                crl.nextUpdate().orElse(null),
                revokedAt);
    }
}
