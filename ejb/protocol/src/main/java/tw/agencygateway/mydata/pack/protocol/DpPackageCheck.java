package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.pki.protocol.SignerStatus;
import tw.agencygateway.pki.protocol.SignerTrust;
import tw.agencygateway.pki.protocol.SignerVerdict;

/**
 * Verifies DP packages and stores their files.
 *
 * <pre>META-INFO/manifest.xml              SHA-256 of every other file
 * META-INFO/manifest.sha256withrsa    raw RSA signature over the bytes of manifest.xml
 * META-INFO/certificate.cer           the signer, PEM
 * …                                   the data</pre>
 *
 * The three are all there or none. Source: MyData SP V2.6 §玖.五–六.
 */
final class DpPackageCheck {
    static final String FOLDER = "META-INFO/";
    static final String MANIFEST = FOLDER + "manifest.xml";
    static final String SIGNATURE = FOLDER + "manifest.sha256withrsa";
    static final String CERTIFICATE = FOLDER + "certificate.cer";
    private static final Set<String> SIGNING_FILES = Set.of(MANIFEST, SIGNATURE, CERTIFICATE);
    private static final int MAX_CERTIFICATE = 64 * 1024;
    private static final int MAX_SIGNATURE = 2 * 1024;

    private final SignerTrust trust;
    private final Map<String, SignerPin> pins;
    private final Instant received;
    private final Instant now;
    private final Findings findings;
    private final List<DataSetSigner> signers = new ArrayList<>();

    DpPackageCheck(SignerTrust trust, Map<String, SignerPin> pins, Instant received, Instant now, Findings findings) {
        this.trust = trust;
        this.pins = pins;
        this.received = received;
        this.now = now;
        this.findings = findings;
    }

    List<DataSetSigner> signers() {
        return signers;
    }

    /** Verifies the package of one data set; goes no further than the first kind of fault. */
    void check(PackageZip zip, String resourceId, SignaturePolicy policy) throws IOException {
        List<StrictZip.Entry> data = new ArrayList<>();
        Set<String> signing = new HashSet<>();
        for (StrictZip.Entry entry : zip.entries()) {
            // in any case: a misspelt folder is a broken signature, not data
            if (entry.name().regionMatches(true, 0, FOLDER, 0, FOLDER.length())) {
                signing.add(entry.name());
            } else {
                data.add(entry);
            }
        }
        if (data.isEmpty()) {
            findings.add(FindingCode.DATA_PACKAGE_EMPTY, resourceId, null);
        } else if (signing.isEmpty()) {
            findings.add(FindingCode.SIGNATURE_ABSENT, absentWeighs(resourceId, policy), resourceId, null);
            storeAll(zip, data, resourceId, Map.of());
        } else if (!signing.equals(SIGNING_FILES)) {
            findings.add(FindingCode.SIGNATURE_INCOMPLETE, resourceId, null);
        } else {
            checkSigned(zip, data, resourceId, policy);
        }
    }

    /** Whoever confirmed a signer expects a signature: leaving it out must not be the way around the pin. */
    private Severity absentWeighs(String resourceId, SignaturePolicy policy) {
        boolean expected = Optional.ofNullable(pins.get(resourceId))
                .filter(SignerPin::confirmed)
                .isPresent();
        return switch (expected ? SignaturePolicy.REQUIRED : policy) {
            case REQUIRED -> Severity.ERROR;
            case WARN -> Severity.WARNING;
            case NOT_REQUIRED -> Severity.INFO;
        };
    }

    private void checkSigned(PackageZip zip, List<StrictZip.Entry> data, String resourceId, SignaturePolicy policy)
            throws IOException {
        byte[] manifest = read(zip, MANIFEST, ManifestXml.MAX_BYTES);
        Optional<X509Certificate> certificate = readCertificate(zip, resourceId);
        if (certificate.isEmpty()) {
            return;
        }
        if (!isSignature(read(zip, SIGNATURE, MAX_SIGNATURE), manifest, certificate.get())) {
            findings.add(FindingCode.SIGNATURE_INVALID, resourceId, SIGNATURE);
            return;
        }
        boolean convinces = checkSigner(certificate.get(), resourceId, policy);
        Map<String, String> digests = DpManifest.parse(manifest).digests();
        compareNames(data, digests.keySet(), resourceId);
        storeAll(zip, data, resourceId, digests);
        if (convinces && !findings.hasErrors()) {
            findings.add(FindingCode.SIGNATURE_VERIFIED, resourceId, null);
        }
    }

    private Optional<X509Certificate> readCertificate(PackageZip zip, String resourceId) throws IOException {
        byte[] pem = read(zip, CERTIFICATE, MAX_CERTIFICATE);
        try {
            return Optional.of(trust.readPem(pem));
        } catch (MalformedCertificateException e) {
            findings.add(FindingCode.CERTIFICATE_MALFORMED, resourceId, CERTIFICATE, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isSignature(byte[] signature, byte[] content, X509Certificate signer) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA", "SunRsaSign");
            verifier.initVerify(signer.getPublicKey());
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // another kind of key, or a signature of another length
            return false;
        }
    }

    private boolean checkSigner(X509Certificate certificate, String resourceId, SignaturePolicy policy) {
        SignerVerdict verdict = trust.check(certificate, received, now);
        signers.add(new DataSetSigner(resourceId, CertificateFacts.of(certificate), verdict));
        SignerStatus status = verdict.status();
        if (status.isRejected()) {
            findings.add(FindingCode.SIGNER_REJECTED, resourceId, CERTIFICATE, status.code());
        } else if (status.isUndecided()) {
            findings.add(FindingCode.SIGNER_UNDECIDED, doubtWeighs(policy), resourceId, CERTIFICATE, status.code());
        }
        return isTheExpected(certificate, resourceId, policy) && status == SignerStatus.TRUSTED;
    }

    private boolean isTheExpected(X509Certificate certificate, String resourceId, SignaturePolicy policy) {
        SignerPin pin = pins.get(resourceId);
        boolean expected = pin == null || pin.matches(certificate);
        if (!expected) {
            Severity severity = pin.confirmed() ? Severity.ERROR : doubtWeighs(policy);
            findings.add(FindingCode.SIGNER_MISMATCH, severity, resourceId, CERTIFICATE, pin.subject(), pin.issuer());
        } else if (pin == null || !pin.confirmed()) {
            findings.add(FindingCode.SIGNER_UNCONFIRMED, resourceId, CERTIFICATE);
        }
        return expected;
    }

    /** Where no signature would do, one that cannot be judged does no harm. */
    private static Severity doubtWeighs(SignaturePolicy policy) {
        return policy == SignaturePolicy.REQUIRED ? Severity.UNDECIDED : Severity.WARNING;
    }

    private void compareNames(List<StrictZip.Entry> data, Set<String> listed, String resourceId) {
        Set<String> missing = new HashSet<>(listed);
        for (StrictZip.Entry entry : data) {
            if (!missing.remove(entry.name())) {
                findings.add(FindingCode.FILE_NOT_LISTED, resourceId, entry.name());
            }
        }
        missing.stream().sorted().forEach(name -> findings.add(FindingCode.FILE_MISSING, resourceId, name));
    }

    private void storeAll(PackageZip zip, List<StrictZip.Entry> data, String resourceId, Map<String, String> digests)
            throws IOException {
        for (StrictZip.Entry entry : data) {
            if (findings.hasErrors()) {
                return;
            }
            StoredFile file = zip.store(entry, resourceId);
            if (!digests.getOrDefault(entry.name(), file.sha256()).equals(file.sha256())) {
                findings.add(FindingCode.DIGEST_MISMATCH, resourceId, entry.name());
            }
        }
    }

    private static byte[] read(PackageZip zip, String name, int maxBytes) throws IOException {
        return zip.read(zip.entry(name).orElseThrow(), maxBytes);
    }
}
