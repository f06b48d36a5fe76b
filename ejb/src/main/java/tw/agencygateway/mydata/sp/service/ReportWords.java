package tw.agencygateway.mydata.sp.service;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import tw.agencygateway.platform.entity.Words;

/**
 * A stored verification report in words for people.
 *
 * @param verdict VERIFIED, REJECTED or UNDECIDED
 * @param findings in the order in which they were made
 * @param signers one for each data set whose certificate could be read
 */
public record ReportWords(String verdict, List<FindingWords> findings, List<Signer> signers) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Taipei"));

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
     * @param status the trust check's outcome
     * @param checkedAt the moment it was judged for, or null
     * @param path from the signer to the root, as far as it was found
     */
    public record Signer(
            String resourceId,
            String subject,
            String issuer,
            String serial,
            String sha256,
            Words status,
            Instant checkedAt,
            List<PathWords> path) {}

    /**
     * One certificate of the path.
     *
     * @param told by whom it was told not to be revoked, or that it is the root
     */
    public record PathWords(String subject, String sha256, Words told) {}

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
                words("status." + json.getString("status"), List.of()),
                // older reports do not say
                Optional.ofNullable(json.getString("checked_at", null))
                        .map(Instant::parse)
                        .orElse(null),
                json.getOrDefault("path", JsonValue.EMPTY_JSON_ARRAY)
                        .asJsonArray()
                        .getValuesAs(ReportWords::certificate));
    }

    private static PathWords certificate(JsonValue value) {
        JsonObject json = value.asJsonObject();
        return new PathWords(
                json.getString("subject"), json.getString("sha256"), told(json.getJsonObject("revocation")));
    }

    /** {@code revocation.<source>.<status>}: name, produced, from, until, revoked since. */
    private static Words told(JsonObject check) {
        if (check == null) {
            return words("revocation.root", List.of());
        }
        return words(
                "revocation." + check.getString("source") + "." + check.getString("status"),
                List.of(
                        check.getString("name", "—"),
                        time(check, "produced_at"),
                        time(check, "this_update"),
                        time(check, "next_update"),
                        time(check, "revoked_at")));
    }

    private static String time(JsonObject check, String name) {
        String time = check.getString(name, null);
        return time == null ? "—" : TIME.format(Instant.parse(time));
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
