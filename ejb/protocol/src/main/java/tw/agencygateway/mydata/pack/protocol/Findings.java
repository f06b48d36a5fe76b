package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.List;

/** Collects what a verification finds and draws the verdict. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void add(FindingCode code, String resourceId, String file, String... details) {
        add(code, code.severity(), resourceId, file, details);
    }

    void add(FindingCode code, Severity severity, String resourceId, String file, String... details) {
        findings.add(new Finding(code, severity, resourceId, file, List.of(details)));
    }

    void add(MalformedContentException malformed, String resourceId, String file) {
        add(malformed.code(), resourceId, file, malformed.getMessage());
    }

    boolean hasErrors() {
        return contains(Severity.ERROR);
    }

    private boolean contains(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    private Verdict verdict() {
        if (hasErrors()) {
            return Verdict.REJECTED;
        }
        return contains(Severity.UNDECIDED) ? Verdict.UNDECIDED : Verdict.VERIFIED;
    }

    VerificationReport report(List<DataSetOutcome> dataSets, List<StoredFile> files, List<DataSetSigner> signers) {
        Verdict verdict = verdict();
        return new VerificationReport(
                verdict, findings, dataSets, verdict == Verdict.VERIFIED ? files : List.of(), signers);
    }
}
