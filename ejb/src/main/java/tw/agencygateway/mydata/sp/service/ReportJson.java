package tw.agencygateway.mydata.sp.service;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import tw.agencygateway.mydata.pack.protocol.DataSetSigner;
import tw.agencygateway.mydata.pack.protocol.Finding;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;

/**
 * The stored form of a verification report: {@code {"verdict", "findings": [{code, severity, section, resource_id, file,
 * details}], "signers": [{resource_id, subject, issuer, serial, sha256, status}]}}. It outlives the data and holds none of it.
 */
final class ReportJson {

    private ReportJson() {}

    static String write(VerificationReport report) {
        JsonArrayBuilder findings = Json.createArrayBuilder();
        report.findings().forEach(finding -> findings.add(finding(finding)));
        JsonArrayBuilder signers = Json.createArrayBuilder();
        report.signers().forEach(signer -> signers.add(signer(signer)));
        return Json.createObjectBuilder()
                .add("verdict", report.verdict().name())
                .add("findings", findings)
                .add("signers", signers)
                .build()
                .toString();
    }

    private static JsonObject finding(Finding finding) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("code", finding.code().code())
                .add("severity", finding.severity().name())
                .add("section", finding.section());
        if (finding.resourceId() != null) {
            json.add("resource_id", finding.resourceId());
        }
        // names of the provider's own files may be personal, and the report outlives them
        if (finding.file() != null && finding.file().startsWith("META-INFO/")) {
            json.add("file", finding.file());
        }
        return json.add("details", Json.createArrayBuilder(finding.details())).build();
    }

    private static JsonObject signer(DataSetSigner signer) {
        return Json.createObjectBuilder()
                .add("resource_id", signer.resourceId())
                .add("subject", signer.certificate().subject())
                .add("issuer", signer.certificate().issuer())
                .add("serial", signer.certificate().serial())
                .add("sha256", signer.certificate().sha256())
                .add("status", signer.verdict().status().code())
                .build();
    }
}
