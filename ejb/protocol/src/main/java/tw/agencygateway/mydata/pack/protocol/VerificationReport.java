package tw.agencygateway.mydata.pack.protocol;

import java.util.List;
import java.util.Objects;

/**
 * What {@link PackageVerifier} found.
 *
 * @param findings in the order in which they were made
 * @param dataSets what the MyData manifest says, in its order; empty when it could not be read
 * @param files what lies in the store now; empty unless verified
 * @param signers one for each data set whose certificate could be read
 */
public record VerificationReport(
        Verdict verdict,
        List<Finding> findings,
        List<DataSetOutcome> dataSets,
        List<StoredFile> files,
        List<DataSetSigner> signers) {
    public VerificationReport {
        Objects.requireNonNull(verdict);
        findings = List.copyOf(findings);
        dataSets = List.copyOf(dataSets);
        files = List.copyOf(files);
        signers = List.copyOf(signers);
    }

    /** The report on content that is no package at all, such as a JWE whose intake failed. */
    public static VerificationReport rejected(MalformedContentException malformed) {
        Findings findings = new Findings();
        findings.add(malformed, null, null);
        return findings.report(List.of(), List.of(), List.of());
    }

    /** The report on a package that could not be checked at all; the cause is not in the package, as far as is known. */
    public static VerificationReport notChecked() {
        Findings findings = new Findings();
        findings.add(FindingCode.NOT_CHECKED, null, null);
        return findings.report(List.of(), List.of(), List.of());
    }

    /** Whether a data set failed at the platform, which fails the whole transaction (MyData SP V2.6 §玖.四.(二)). */
    public boolean dataSetFailed() {
        return dataSets.stream().anyMatch(DataSetOutcome::failed);
    }
}
