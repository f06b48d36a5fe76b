package tw.agencygateway.mydata.sp.service;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import tw.agencygateway.mydata.sp.entity.Words;

/**
 * A stored verification report in words for people.
 *
 * @param verdict VERIFIED, REJECTED or UNDECIDED
 * @param findings in the order in which they were made
 * @param signers one for each data set whose certificate could be read
 */
public record ReportWords(String verdict, List<FindingWords> findings, List<Signer> signers) {

    private static final String BUNDLE = "tw.agencygateway.mydata.sp.service.findings";

    /**
     * One finding.
     *
     * @param code its stable name
     * @param severity ERROR, UNDECIDED, WARNING or INFO
     * @param section its place in the specifications
     */
    public record FindingWords(
            String code,
            String severity,
            String section,
            Optional<String> resourceId,
            Optional<String> file,
            Words words) {}

    /**
     * Who signed a data set.
     *
     * @param status the trust check's stable name
     */
    public record Signer(
            String resourceId, String subject, String issuer, String serial, String sha256, Words status) {}

    /** Reads a report as {@link ReportJson} wrote it. */
    public static ReportWords of(String reportJson) {
        try (JsonReader reader = Json.createReader(new StringReader(reportJson))) {
            JsonObject report = reader.readObject();
            return new ReportWords(
                    report.getString("verdict"),
                    report.getJsonArray("findings").getValuesAs(ReportWords::finding),
                    report.getJsonArray("signers").getValuesAs(ReportWords::signer));
        }
    }

    private static FindingWords finding(JsonValue value) {
        JsonObject json = value.asJsonObject();
        List<String> details = json.getJsonArray("details").getValuesAs(JsonString::getString);
        return new FindingWords(
                json.getString("code"),
                json.getString("severity"),
                json.getString("section"),
                Optional.ofNullable(json.getString("resource_id", null)),
                Optional.ofNullable(json.getString("file", null)),
                words(json.getString("code"), details));
    }

    private static Signer signer(JsonValue value) {
        JsonObject json = value.asJsonObject();
        return new Signer(
                json.getString("resource_id"),
                json.getString("subject"),
                json.getString("issuer"),
                json.getString("serial"),
                json.getString("sha256"),
                words("status." + json.getString("status"), List.of()));
    }

    private static Words words(String key, List<String> details) {
        return new Words(text(Locale.TRADITIONAL_CHINESE, key, details), text(Locale.ENGLISH, key, details));
    }

    private static String text(Locale locale, String key, List<String> details) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, ReportWords.class.getClassLoader());
        String pattern = bundle.containsKey(key) ? bundle.getString(key) : key;
        Object[] arguments = details.stream()
                .map(detail -> bundle.containsKey("status." + detail) ? bundle.getString("status." + detail) : detail)
                .toArray();
        return MessageFormat.format(pattern, arguments);
    }
}
