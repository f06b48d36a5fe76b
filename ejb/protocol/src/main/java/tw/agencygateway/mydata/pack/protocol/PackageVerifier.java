package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tw.agencygateway.pki.protocol.SignerTrust;

/**
 * Verifies what MyData delivered and unpacks it: JWE, envelope, MyData package, DP packages, signatures, signers.
 *
 * <p>Whatever the content, a verification ends in a report; an {@link IOException} means that reading or storing failed and that it may be
 * repeated. Files stay in the {@link PackageStore} only when the verdict is VERIFIED; what else is written on the way is removed always. Memory
 * does not grow with the package. Safe for use by several threads, each with its own store.
 */
public final class PackageVerifier {
    private static final String PACKAGE = "package";

    private final SignerTrust trust;

    public PackageVerifier(SignerTrust trust) {
        this.trust = Objects.requireNonNull(trust);
    }

    /**
     * Verifies a stored JWE whose form nobody has looked at since it is stored, as after a restart.
     *
     * @param secretKey as {@link ParameterCodec#secretKey} gives it
     */
    public VerificationReport verify(RawJwe raw, byte[] secretKey, PackageRequest request, PackageStore store)
            throws IOException {
        try {
            SealedJwe jwe;
            try (InputStream in = raw.open()) {
                jwe = StoredJwe.read(in).sealed(secretKey);
            }
            return verify(jwe, raw, request, store);
        } catch (MalformedJweException e) {
            return VerificationReport.rejected(e);
        }
    }

    /**
     * Verifies a JWE whose form was looked at on arrival. What its tag does not prove ends in the same report, whatever else is wrong.
     *
     * @param jwe from the intake that stored {@code raw}
     */
    public VerificationReport verify(SealedJwe jwe, RawJwe raw, PackageRequest request, PackageStore store)
            throws IOException {
        Findings findings = checkIv(jwe, request);
        if (findings.hasErrors()) {
            return withWrongIv(jwe, raw, findings);
        }
        Optional<VerificationReport> walked = walk(jwe, raw, request, store);
        return walked.isPresent() ? walked.get() : spool(jwe, raw, request, store);
    }

    private static Findings checkIv(SealedJwe jwe, PackageRequest request) {
        Findings findings = new Findings();
        if (!jwe.hasIv(request.expectedIv())) {
            findings.add(FindingCode.JWE_IV_MISMATCH, severity(request.ivMismatch()), null, null);
        }
        return findings;
    }

    /** It was sent so only where the tag says so. */
    private static VerificationReport withWrongIv(SealedJwe jwe, RawJwe raw, Findings findings) throws IOException {
        try (InputStream in = raw.open()) {
            jwe.plaintext(in).prove();
            return findings.report(List.of(), List.of(), List.of());
        } catch (JweDecryptionException e) {
            return VerificationReport.rejected(e);
        }
    }

    /**
     * The way of all good packages: unpacked in one go, with nothing spooled. What it finds good is good, for the same checks run; whatever
     * else it meets is left to {@link #spool}, which says what is wrong.
     */
    private Optional<VerificationReport> walk(SealedJwe jwe, RawJwe raw, PackageRequest request, PackageStore store)
            throws IOException {
        Findings findings = checkIv(jwe, request);
        try (Workspace workspace = new Workspace(store, request.limits());
                WalkedZip zip = WalkedZip.myDataPackage(workspace)) {
            open(jwe, raw, request, findings, zip.input());
            zip.finish();
            VerificationReport report = verify(zip, request, findings, workspace);
            return report.verdict() == Verdict.REJECTED ? Optional.empty() : Optional.of(report);
        } catch (WalkAbandonedException | MalformedContentException e) {
            return Optional.empty();
        }
    }

    private VerificationReport spool(SealedJwe jwe, RawJwe raw, PackageRequest request, PackageStore store)
            throws IOException {
        Findings findings = checkIv(jwe, request);
        try (Workspace workspace = new Workspace(store, request.limits())) {
            try (OutputStream zip = workspace.createSpool(PACKAGE)) {
                open(jwe, raw, request, findings, zip);
            } catch (MalformedContentException e) {
                findings.add(e, null, null);
            }
            if (findings.hasErrors()) {
                return findings.report(List.of(), List.of(), List.of());
            }
            try (SeekableByteChannel zip = workspace.open(PACKAGE)) {
                return verify(zip, request, findings, workspace);
            }
        }
    }

    private static void open(SealedJwe jwe, RawJwe raw, PackageRequest request, Findings findings, OutputStream zip)
            throws IOException {
        String expected = request.clientId() + ".zip";
        try (InputStream in = raw.open();
                CiphertextStream plaintext = jwe.plaintext(in)) {
            String filename = read(plaintext, zip);
            if (!filename.equals(expected)) {
                findings.add(
                        FindingCode.PACKAGE_NAME_MISMATCH,
                        severity(request.filenameMismatch()),
                        null,
                        filename,
                        expected);
            }
        }
    }

    private static String read(CiphertextStream plaintext, OutputStream zip) throws IOException {
        try {
            String filename = PackageEnvelope.read(plaintext, zip);
            plaintext.prove();
            return filename;
        } catch (MalformedContentException e) {
            // only what is authentic can be wrong in itself
            plaintext.prove();
            throw e;
        }
    }

    private static Severity severity(MismatchPolicy policy) {
        return policy == MismatchPolicy.WARN ? Severity.WARNING : Severity.ERROR;
    }

    /** Verifies a MyData package that is at hand without its JWE; the request's IV and name policies do not apply. */
    public VerificationReport verifyMyDataPackage(SeekableByteChannel zip, PackageRequest request, PackageStore store)
            throws IOException {
        try (Workspace workspace = new Workspace(store, request.limits())) {
            return verify(zip, request, new Findings(), workspace);
        }
    }

    private VerificationReport verify(
            SeekableByteChannel zip, PackageRequest request, Findings findings, Workspace workspace)
            throws IOException {
        try {
            return verify(SpooledZip.of(zip, workspace), request, findings, workspace);
        } catch (MalformedContentException e) {
            findings.add(e, null, null);
            return findings.report(List.of(), List.of(), List.of());
        }
    }

    private VerificationReport verify(PackageZip zip, PackageRequest request, Findings findings, Workspace workspace)
            throws IOException {
        DpPackageCheck dpPackages =
                new DpPackageCheck(trust, request.signers(), request.received(), request.now(), findings);
        MyDataPackageCheck check = new MyDataPackageCheck(request.dataSets(), findings, dpPackages);
        try {
            check.check(zip);
        } catch (MalformedContentException e) {
            findings.add(e, null, null);
        }
        return conclude(findings.report(check.outcomes(), workspace.files(), dpPackages.signers()), workspace);
    }

    /** Verifies a DP package that is at hand by itself; who should have signed it is for the reader of the report to judge. */
    public VerificationReport verifyDpPackage(
            SeekableByteChannel zip,
            String resourceId,
            SignaturePolicy policy,
            ZipLimits limits,
            Instant now,
            PackageStore store)
            throws IOException {
        Findings findings = new Findings();
        try (Workspace workspace = new Workspace(store, limits)) {
            DpPackageCheck check = new DpPackageCheck(trust, Map.of(), now, now, findings);
            try {
                check.check(SpooledZip.of(zip, workspace), resourceId, policy);
            } catch (MalformedContentException e) {
                findings.add(e, resourceId, null);
            }
            return conclude(findings.report(List.of(), workspace.files(), check.signers()), workspace);
        }
    }

    private static VerificationReport conclude(VerificationReport report, Workspace workspace) {
        if (report.verdict() == Verdict.VERIFIED) {
            workspace.keepFiles();
        }
        return report;
    }
}
