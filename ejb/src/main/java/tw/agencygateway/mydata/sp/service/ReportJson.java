package tw.agencygateway.mydata.sp.service;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import tw.agencygateway.mydata.pack.protocol.DataSetSigner;
import tw.agencygateway.mydata.pack.protocol.Finding;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;
import tw.agencygateway.pki.protocol.PathCheck;
import tw.agencygateway.pki.protocol.RevocationCheck;

/**
 * The stored form of a verification report: {@code {"verdict", "findings": [{code, severity, section, resource_id, file,
 * details}], "signers": [{resource_id, subject, issuer, serial, sha256, status,
 * checked_at, path: [{subject, serial, sha256, revocation: {status, source, name, produced_at, this_update, next_update, revoked_at}}]}]}}; the
 * path goes from the signer to the root as far as it was found, the root has no revocation, moments are ISO-8601 in UTC. It outlives the data and holds none of it.
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
                .add("checked_at", signer.verdict().at().toString())
                .add("path", path(signer.verdict().path()))
                .build();
    }

    private static JsonArrayBuilder path(List<PathCheck> checks) {
        JsonArrayBuilder path = Json.createArrayBuilder();
        for (PathCheck check : checks) {
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("subject", check.certificate().subject())
                    .add("serial", check.certificate().serial())
                    .add("sha256", check.certificate().sha256());
            if (check.revocation() != null) {
                json.add("revocation", revocation(check.revocation()));
            }
            path.add(json);
        }
        return path;
    }

    private static JsonObjectBuilder revocation(RevocationCheck check) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("status", check.status().code())
                .add("source", check.source().code());
        add(json, "name", check.name());
        add(json, "produced_at", check.producedAt());
        add(json, "this_update", check.thisUpdate());
        add(json, "next_update", check.nextUpdate());
        add(json, "revoked_at", check.revokedAt());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }
}
