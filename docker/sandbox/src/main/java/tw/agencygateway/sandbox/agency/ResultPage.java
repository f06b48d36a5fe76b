package tw.agencygateway.sandbox.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Query;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.registry.DataSet;

/** What the gateway verified and handed out: findings, files, and JSON files as tables. */
final class ResultPage {
    private static final int LARGEST_SHOWN = 256 * 1024;

    private final GatewayApi gateway;
    private final List<DataSet> dataSets;
    private final Pages pages;

    ResultPage(GatewayApi gateway, List<DataSet> dataSets, Pages pages) {
        this.gateway = gateway;
        this.dataSets = dataSets;
        this.pages = pages;
    }

    Response show(Request request, String txId) throws GatewayProblem, HttpError {
        JsonNode report = gateway.files(txId);
        Language language = request.language();
        List<Map<String, Object>> findings = new ArrayList<>();
        for (JsonNode finding : report.path("findings")) {
            String severity = finding.path("severity").asText().toLowerCase(Locale.ROOT);
            findings.add(Map.of(
                    "severity", severity,
                    "word", word(language, "severity.", severity),
                    "where",
                            (finding.path("resource_id").asText("") + " "
                                            + finding.path("file").asText(""))
                                    .strip(),
                    "message", finding.path("message").path(language.tag()).asText()));
        }
        Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
        for (JsonNode file : report.path("files")) {
            files.computeIfAbsent(file.path("resource_id").asText(), id -> new ArrayList<>())
                    .add(describe(txId, file));
        }
        List<Map<String, Object>> sets = new ArrayList<>();
        files.forEach((id, list) -> sets.add(Map.of("name", name(id, language), "resource", id, "files", list)));
        String word = report.path("verdict").asText().toLowerCase(Locale.ROOT);
        String verdict = word(language, "verdict.", word);
        Map<String, Object> values = Map.of(
                "tx",
                txId,
                "verdict",
                verdict,
                "findings",
                findings,
                "clean",
                findings.isEmpty(),
                "sets",
                sets,
                "empty",
                sets.isEmpty());
        return pages.page(request, 200, "result", values);
    }

    Response download(String txId, String id) throws GatewayProblem {
        String name = "";
        for (JsonNode file : gateway.files(txId).path("files")) {
            if (file.path("id").asText().equals(id)) {
                name = lastPart(file.path("name").asText());
            }
        }
        HttpResponse<InputStream> file = gateway.file(txId, id);
        String type = file.headers().firstValue("Content-Type").orElse("application/octet-stream");
        return Response.stream(200, type, out -> {
                    try (InputStream in = file.body()) {
                        in.transferTo(out);
                    }
                })
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + Query.encode(name))
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    /** A word of the gateway's in the visitor's language; one that is not known here stays as it is. */
    private static String word(Language language, String kind, String word) {
        return language.knows(kind + word) ? language.say(kind + word) : word;
    }

    private String name(String resourceId, Language language) {
        return dataSets.stream()
                .filter(each -> each.resourceId().equals(resourceId))
                .map(each -> language.choose(each.name(), each.nameEn()))
                .findFirst()
                .orElse("");
    }

    private Map<String, Object> describe(String txId, JsonNode file) throws GatewayProblem {
        boolean shown = file.path("media_type").asText().startsWith("application/json")
                && file.path("size").asLong() <= LARGEST_SHOWN;
        List<Map<String, Object>> rows = shown ? table(txId, file.path("id").asText()) : List.of();
        return Map.of(
                "table", !rows.isEmpty(),
                "id", file.path("id").asText(),
                "name", lastPart(file.path("name").asText()),
                "type", file.path("media_type").asText(),
                "size", size(file.path("size").asLong()),
                "tx", txId,
                "rows", rows);
    }

    private List<Map<String, Object>> table(String txId, String id) throws GatewayProblem {
        try (InputStream in = gateway.file(txId, id).body()) {
            return JsonTables.rows(Json.read(in.readNBytes(LARGEST_SHOWN)));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1024 * 1024 ? bytes / 1024 + " KB" : bytes / (1024 * 1024) + " MB";
    }
}
