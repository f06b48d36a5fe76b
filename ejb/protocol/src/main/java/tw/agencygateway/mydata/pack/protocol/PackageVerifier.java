package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tw.agencygateway.pki.protocol.SignerTrust;

/**
 * Verifies what MyData delivered and unpacks it: JWE, envelope, MyData package, DP packages, signatures, signers.
 *
 * <p>Whatever the content, a verification ends in a report; an {@link IOException} means that reading or storing failed and that it may be
 * repeated. Files stay in the {@link PackageStore} only when the verdict is VERIFIED; what is spooled on the way is removed always. Memory
 * does not grow with the package. Safe for use by several threads, each with its own store.
 */
public final class PackageVerifier {
    private static final String PACKAGE = "package";

    private final SignerTrust trust;

    public PackageVerifier(SignerTrust trust) {
        this.trust = Objects.requireNonNull(trust);
    }

    /**
     * Verifies a stored JWE from its first byte, as after a restart.
     *
     * @param secretKey as {@link ParameterCodec#secretKey} gives it
     */
    public VerificationReport verify(RawJwe raw, byte[] secretKey, PackageRequest request, PackageStore store)
            throws IOException {
        JweIntake intake = new JweIntake(secretKey);
        try (InputStream in = raw.open()) {
            Workspace.copy(in, intake);
        }
        try {
            return verify(intake.finish(), raw, request, store);
        } catch (MalformedJweException | JweDecryptionException e) {
            return VerificationReport.rejected(e);
        }
    }

    /**
     * Verifies a JWE that was authenticated on arrival.
     *
     * @param jwe from the intake that saw {@code raw}
     */
    public VerificationReport verify(SealedJwe jwe, RawJwe raw, PackageRequest request, PackageStore store)
            throws IOException {
        Findings findings = new Findings();
        if (!jwe.hasIv(request.expectedIv())) {
            findings.add(FindingCode.JWE_IV_MISMATCH, severity(request.ivMismatch()), null, null);
            if (findings.hasErrors()) {
                return findings.report(List.of(), List.of(), List.of());
            }
        }
        try (Workspace workspace = new Workspace(store, request.limits())) {
            try {
                open(jwe, raw, request, findings, workspace);
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

    private static void open(SealedJwe jwe, RawJwe raw, PackageRequest request, Findings findings, Workspace workspace)
            throws IOException {
        String expected = request.clientId() + ".zip";
        try (InputStream in = raw.open();
                InputStream plaintext = jwe.plaintext(in);
                OutputStream zip = workspace.createSpool(PACKAGE)) {
            String filename = PackageEnvelope.read(plaintext, zip);
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
        DpPackageCheck dpPackages = new DpPackageCheck(trust, request.at(), findings, workspace);
        MyDataPackageCheck check = new MyDataPackageCheck(request.dataSets(), findings, workspace, dpPackages);
        try {
            check.check(StrictZip.open(zip, request.limits()));
        } catch (MalformedContentException e) {
            findings.add(e, null, null);
        }
        return conclude(findings.report(check.outcomes(), workspace.files(), dpPackages.signers()), workspace);
    }

    /** Verifies a DP package that is at hand by itself. */
    public VerificationReport verifyDpPackage(
            SeekableByteChannel zip,
            String resourceId,
            SignaturePolicy policy,
            ZipLimits limits,
            Instant at,
            PackageStore store)
            throws IOException {
        Findings findings = new Findings();
        try (Workspace workspace = new Workspace(store, limits)) {
            DpPackageCheck check = new DpPackageCheck(trust, at, findings, workspace);
            try {
                check.check(StrictZip.open(zip, limits), resourceId, policy);
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
