package tw.agencygateway.pki.protocol;

import java.util.Objects;

/**
 * One certificate of the examined path.
 *
 * @param revocation null for the root, which has none, and for a certificate that the check did not reach
 */
public record PathCheck(CertificateFacts certificate, RevocationCheck revocation) {
    public PathCheck {
        Objects.requireNonNull(certificate);
    }
}
