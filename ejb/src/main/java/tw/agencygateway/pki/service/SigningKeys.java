package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.entity.SigningKeyRepository;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.CertificateRequest;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.pki.protocol.RsaSigner;

/** The keys that the agency signs with, and which of them does. */
@Stateless
public class SigningKeys {

    @Inject
    SigningKeyRepository keys;

    @Inject
    SigningSecrets secrets;

    @Inject
    SigningToken token;

    @Inject
    Clock clock;

    /** What a key signs with, and for whom. */
    public record Usable(X509Certificate certificate, RsaSigner signer) {}

    /** All keys, the newest first. */
    public List<SigningKey> list() {
        return keys.list();
    }

    /** The request that a key's certificate is asked for with, in PEM. */
    public Optional<String> request(String name) {
        return keys.byName(name)
                .flatMap(SigningKey::request)
                .map(der -> CertificateRequest.read(der).pem());
    }

    /** Of the keys that are valid now and not retired the one whose certificate came last. */
    public Optional<SigningKey> inForce() {
        return keys.inForce(clock.instant());
    }

    /** Makes a key that has a certificate ready to sign. */
    public Usable use(SigningKey key) {
        return new Usable(certificate(key), signer(key));
    }

    private RsaSigner signer(SigningKey key) {
        try {
            return key.tokenLabel().isPresent()
                    ? token.signer(key.tokenLabel().get())
                    : RsaSigner.of(
                            secrets.open(key),
                            Signature.getInstance(RsaSigner.ALGORITHM).getProvider());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JVM without " + RsaSigner.ALGORITHM, e);
        }
    }

    /** Whom a key's certificate names (RFC 2253); empty while it has none. */
    public static Optional<String> subject(SigningKey key) {
        return key.isCertified()
                ? Optional.of(CertificateFacts.of(certificate(key)).subject())
                : Optional.empty();
    }

    private static X509Certificate certificate(SigningKey key) {
        try {
            return CertificateReader.read(key.certificate().orElseThrow());
        } catch (MalformedCertificateException e) {
            throw new IllegalStateException("a stored certificate is none", e);
        }
    }

    /**
     * The key with whose end there is none left to sign with: of keys that follow one another without a gap the last, or the last one
     * that has ended.
     *
     * @param certified keys that have a certificate and are not retired
     */
    public static Optional<SigningKey> lastOf(List<SigningKey> certified, Instant now) {
        Instant until = now;
        Optional<SigningKey> last = Optional.empty();
        List<SigningKey> inOrder = certified.stream()
                .sorted(Comparator.comparing(SigningKey::notBefore))
                .toList();
        for (SigningKey key : inOrder) {
            if (!key.notBefore().isAfter(until) && key.notAfter().isAfter(until)) {
                last = Optional.of(key);
                until = key.notAfter();
            }
        }
        return last.or(() -> inOrder.stream()
                .filter(key -> !key.notAfter().isAfter(now))
                .max(Comparator.comparing(SigningKey::notAfter)));
    }
}
