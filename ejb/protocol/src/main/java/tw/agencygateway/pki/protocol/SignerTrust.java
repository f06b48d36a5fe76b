package tw.agencygateway.pki.protocol;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Judges the certificate of a signer against configured roots (RFC 5280 §6, without policies and name constraints, which are refused where
 * critical).
 *
 * <p>A path leads by issuer name, key identifier and signature over at most six certificates to a root that is valid. Each certificate
 * below the root: SHA-256 or better, RSA of 2048 bits or EC of 256 and more, no unknown critical extension, not
 * revoked, which its issuer's OCSP responder or newest CRL tells. Issuers may issue, and so deep. The signer is valid and may sign. An issuer of ours that is out of date is no path: that is a
 * gap of the configuration, not a fault of the signer. With several paths the best one counts.
 *
 * <p>It remembers what does not change about the certificates it has seen last, so keep one for as long as the roots stay the same. Safe for use
 * by several threads as far as the sources are.
 */
public final class SignerTrust {
    private static final int MAX_PATH = 6;
    private static final int RECENT = 256;
    private static final int RECENT_BYTES = 8 * 1024;

    private record Moment(Instant received, Instant now) {}

    private record Link(X509Certificate certificate, X509Certificate issuer) {}

    private final Set<X509Certificate> anchors;
    private final Map<X500Principal, List<X509Certificate>> issuers = new HashMap<>();
    private final Revocation revocation;
    private final Recent<ByteBuffer, X509Certificate> read = new Recent<>(RECENT);
    private final Recent<Link, Boolean> links = new Recent<>(RECENT);

    /**
     * Configures the trust.
     *
     * @param anchors roots; their own signatures are not looked at
     * @param intermediates certificates that may lie between; being listed here makes none trusted
     */
    public SignerTrust(
            Collection<X509Certificate> anchors,
            Collection<X509Certificate> intermediates,
            CrlSource crls,
            OcspSource ocsp) {
        this.anchors = Set.copyOf(anchors);
        this.revocation = new Revocation(Objects.requireNonNull(crls), Objects.requireNonNull(ocsp));
        Stream.concat(this.anchors.stream(), intermediates.stream())
                .distinct()
                .forEach(issuer -> issuers.computeIfAbsent(issuer.getSubjectX500Principal(), name -> new ArrayList<>())
                        .add(issuer));
    }

    /** A trust without responders to ask: lists alone tell of revocations. */
    public SignerTrust(Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates, CrlSource crls) {
        this(anchors, intermediates, crls, OcspSource.NONE);
    }

    /** Reads a signer's certificate as {@link CertificateReader#readPem}, and the same one only once. */
    public X509Certificate readPem(byte[] bytes) throws MalformedCertificateException {
        if (bytes.length > RECENT_BYTES) {
            return CertificateReader.readPem(bytes);
        }
        ByteBuffer key = ByteBuffer.wrap(bytes);
        Optional<X509Certificate> known = read.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        X509Certificate certificate = CertificateReader.readPem(bytes);
        read.put(key, certificate);
        return certificate;
    }

    /** Judges a signer whose signature has just come. */
    public SignerVerdict check(X509Certificate signer, Instant now) {
        return check(signer, now, now);
    }

    /**
     * Judges a signer whose signature came earlier: the certificates must have been valid then. A certificate that was revoked or ran
     * out only afterwards is no fault of the signature, though nobody may be able to tell any more.
     *
     * @param received when the signature was here for certain
     * @param now from when revocation must be told
     */
    public SignerVerdict check(X509Certificate signer, Instant received, Instant now) {
        Moment at = new Moment(received, now);
        SignerStatus own = worst(
                CertificateRules.validity(signer, received), CertificateRules.signing(signer), commonRules(signer));
        List<SignerVerdict> verdicts = new ArrayList<>();
        walk(List.of(signer), at, verdicts);
        SignerVerdict best = verdicts.stream()
                .min(Comparator.comparing(SignerVerdict::status))
                .orElseGet(() -> verdict(SignerStatus.NO_PATH, now, List.of(signer)));
        return own.isRejected() ? new SignerVerdict(own, now, best.path()) : withAtLeast(own, best);
    }

    private static SignerVerdict withAtLeast(SignerStatus own, SignerVerdict best) {
        return new SignerVerdict(worst(own, best.status()), best.at(), best.path());
    }

    private void walk(List<X509Certificate> path, Moment at, List<SignerVerdict> verdicts) {
        X509Certificate last = path.get(path.size() - 1);
        for (X509Certificate issuer : issuers.getOrDefault(last.getIssuerX500Principal(), List.of())) {
            boolean usable = !path.contains(issuer)
                    && CertificateRules.isValidAt(issuer, at.received())
                    && path.size() < MAX_PATH;
            boolean named = CertificateRules.keyIdentifiersAgree(last, issuer).orElse(true);
            if (!usable || !named) {
                continue;
            }
            List<X509Certificate> longer = new ArrayList<>(path);
            longer.add(issuer);
            if (!isSignedBy(last, issuer)) {
                noteForgery(last, issuer, longer, at.now(), verdicts);
            } else if (anchors.contains(issuer)) {
                verdicts.add(judge(longer, at));
            } else {
                walk(longer, at, verdicts);
            }
        }
    }

    private boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        Link link = new Link(certificate, issuer);
        Optional<Boolean> known = links.get(link);
        if (known.isPresent()) {
            return known.get();
        }
        boolean signed = CertificateRules.isSignedBy(certificate, issuer);
        links.put(link, signed);
        return signed;
    }

    // without key identifiers another key of an issuer of the same name may have signed: then there is just no path
    private static void noteForgery(
            X509Certificate last,
            X509Certificate issuer,
            List<X509Certificate> path,
            Instant at,
            List<SignerVerdict> verdicts) {
        if (CertificateRules.keyIdentifiersAgree(last, issuer).isPresent()
                && CertificateRules.signatureAlgorithm(last.getSigAlgOID()) == SignerStatus.TRUSTED) {
            verdicts.add(verdict(SignerStatus.FORGED, at, path));
        }
    }

    private SignerVerdict judge(List<X509Certificate> path, Moment at) {
        SignerStatus status = SignerStatus.TRUSTED;
        List<PathCheck> checks = new ArrayList<>();
        for (int i = 0; i < path.size() - 1; i++) {
            X509Certificate certificate = path.get(i);
            X509Certificate issuer = path.get(i + 1);
            RevocationCheck listed = revocation.check(certificate, issuer, at.now());
            checks.add(new PathCheck(CertificateFacts.of(certificate), listed));
            status = worst(
                    status,
                    commonRules(certificate),
                    CertificateRules.issuing(issuer, i),
                    statusOf(listed, certificate, at));
        }
        X509Certificate anchor = path.get(path.size() - 1);
        checks.add(new PathCheck(CertificateFacts.of(anchor), null));
        return new SignerVerdict(worst(status, CertificateRules.key(anchor)), at.now(), checks);
    }

    private static SignerStatus commonRules(X509Certificate certificate) {
        return worst(
                CertificateRules.signatureAlgorithm(certificate.getSigAlgOID()),
                CertificateRules.key(certificate),
                CertificateRules.extensions(certificate));
    }

    private static SignerStatus statusOf(RevocationCheck told, X509Certificate certificate, Moment at) {
        return switch (told.status()) {
            // a certificate that has run out need not be listed any more (RFC 5280 §3.3)
            case GOOD ->
                told.thisUpdate().isAfter(certificate.getNotAfter().toInstant())
                        ? SignerStatus.REVOCATION_UNKNOWN
                        : SignerStatus.TRUSTED;
            case REVOKED ->
                told.revokedAt() != null && told.revokedAt().isAfter(at.received())
                        ? SignerStatus.REVOCATION_UNKNOWN
                        : SignerStatus.REVOKED;
            case UNKNOWN -> SignerStatus.REVOCATION_UNKNOWN;
        };
    }

    private static SignerVerdict verdict(SignerStatus status, Instant at, List<X509Certificate> path) {
        return new SignerVerdict(
                status,
                at,
                path.stream()
                        .map(certificate -> new PathCheck(CertificateFacts.of(certificate), null))
                        .toList());
    }

    private static SignerStatus worst(SignerStatus... statuses) {
        return Stream.of(statuses).max(Comparator.naturalOrder()).orElse(SignerStatus.TRUSTED);
    }
}
