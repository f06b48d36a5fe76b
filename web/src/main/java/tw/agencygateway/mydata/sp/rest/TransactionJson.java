package tw.agencygateway.mydata.sp.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import tw.agencygateway.mydata.sp.entity.SpFile;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.service.ReportWords;
import tw.agencygateway.mydata.sp.service.StartTransaction;
import tw.agencygateway.platform.entity.Words;

/** A transaction as the Agency API shows it; never the person, a ticket or a key. */
final class TransactionJson {

    private TransactionJson() {}

    static String started(StartTransaction.Started started) {
        SpTransaction transaction = started.transaction();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("tx_id", transaction.txId().toString())
                .add("status", transaction.state().told())
                .add("go_url", started.goUrl().toString());
        if (transaction.state() == SpState.CREATED) {
            transaction.schedule().deadlineAt().ifPresent(until -> json.add("go_expires_at", until.toString()));
        }
        return json.build().toString();
    }

    static String status(SpTransaction transaction) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("tx_id", transaction.txId().toString())
                .add("client_id", transaction.service().clientId())
                .add("status", transaction.state().told())
                .add("final", transaction.state().isFinal())
                .add("message", words(transaction.state().words()));
        transaction.outcome().reason().ifPresent(reason -> json.add("reason", reason(transaction, reason)));
        transaction.origin().agencyState().ifPresent(state -> json.add("state", state));
        transaction.outcome().returnCode().ifPresent(code -> json.add("return_code", code));
        json.add("created_at", transaction.times().created().toString());
        json.add("updated_at", transaction.times().updated().toString());
        JsonArrayBuilder dataSets = Json.createArrayBuilder();
        transaction.dataSets().forEach(set -> {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("resource_id", set.resourceId())
                    .add("name", set.name());
            if (set.code() != null) {
                one.add("code", set.code());
            }
            dataSets.add(one);
        });
        return json.add("data_sets", dataSets).build().toString();
    }

    static String files(SpTransaction transaction) {
        JsonArrayBuilder files = Json.createArrayBuilder();
        int number = 0;
        for (SpFile file : transaction.files()) {
            number++;
            files.add(Json.createObjectBuilder()
                    .add("id", number)
                    .add("resource_id", file.resourceId())
                    .add("name", file.name())
                    .add("media_type", file.mediaType())
                    .add("size", file.size())
                    .add("sha256", file.sha256()));
        }
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("tx_id", transaction.txId().toString());
        ReportWords report = ReportWords.of(transaction.outcome().report().orElseThrow());
        JsonArrayBuilder findings = Json.createArrayBuilder();
        report.findings().forEach(finding -> {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("code", finding.code())
                    .add("severity", finding.severity())
                    .add("section", finding.section())
                    .add("message", words(finding.words()));
            finding.resourceId().ifPresent(id -> one.add("resource_id", id));
            finding.file().ifPresent(name -> one.add("file", name));
            findings.add(one);
        });
        return json.add("verdict", report.verdict())
                .add("findings", findings)
                .add("files", files)
                .build()
                .toString();
    }

    private static JsonObject reason(SpTransaction transaction, SpReason reason) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("code", reason.code()).add("message", words(reason.words()));
        transaction.outcome().reasonCode().ifPresent(code -> json.add("platform_code", code));
        return json.build();
    }

    private static JsonObject words(Words words) {
        return Json.createObjectBuilder()
                .add("zh-TW", words.chinese())
                .add("en", words.english())
                .build();
    }
}
