package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Where {@link SignerTrust} has OCSP responders asked. */
@FunctionalInterface
public interface OcspSource {
    /** Nobody to ask. */
    OcspSource NONE = (certificate, issuer, at) -> Optional.empty();

    /**
     * Returns what a responder says, as {@link OcspQuestion#read} accepted it for that moment; empty where there is no responder or no
     * answer that counts.
     *
     * @param issuer whose signature on the certificate is verified
     */
    Optional<RevocationCheck> ask(X509Certificate certificate, X509Certificate issuer, Instant at);
}
