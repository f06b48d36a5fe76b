package tw.agencygateway.mydata.dp.console;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpRegistration.Contact;
import tw.agencygateway.mydata.dp.entity.DpRegistration.Delivery;
import tw.agencygateway.mydata.dp.entity.DpRegistration.Description;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.service.DataSetForm;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException;
import tw.agencygateway.platform.console.Lines;
import tw.agencygateway.platform.entity.Stage;

/**
 * A data set as it stands in the console's form, fields named as in the bootstrap file, with {@code _} for its dots. Secrets are only ever
 * typed in; rows that nobody filled in are left out.
 */
public class DataSetDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> text = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private final List<Map<String, String>> fields = new ArrayList<>();
    private final List<Map<String, String>> scopes = new ArrayList<>();
    private final SourceDraft source = new SourceDraft();

    /** An empty form. */
    public static DataSetDraft empty() {
        DataSetDraft draft = new DataSetDraft();
        draft.text.putAll(Map.of(
                "stage", Stage.TEST.name(),
                "security_level", "1",
                "update_days", "1",
                "delivery", Delivery.IMMEDIATE.name(),
                "form", DpForm.ZIP.name(),
                "daily", "0",
                "waiting", "1000",
                "short_wait", "2000",
                "keeping", "600"));
        draft.flags.putAll(Map.of("signed", true, "no_content", true, "verified_id", true));
        draft.addField();
        draft.addScope();
        return draft;
    }

    /** The form of a registered data set. */
    public static DataSetDraft of(DpDataSet dataSet) {
        DataSetDraft draft = new DataSetDraft();
        draft.text.put("resource_id", dataSet.resourceId());
        draft.text.put("resource", dataSet.resource());
        draft.text.put("stage", dataSet.stage().name());
        draft.show(dataSet.registration());
        draft.show(dataSet.authorization());
        draft.show(dataSet.policy());
        dataSet.fields().forEach(draft::show);
        dataSet.scopes().forEach(scope -> draft.scopes.add(row("value", scope.value(), "remark", scope.remark())));
        draft.text.put("api_document", dataSet.apiDocument().orElse(null));
        draft.source.show(dataSet.source());
        return draft;
    }

    private void show(DpRegistration registration) {
        text.put("agency", registration.agencyName());
        text.put("contact_name", registration.contact().name());
        text.put("contact_phone", registration.contact().phone());
        text.put("contact_email", registration.contact().email());
        Description description = registration.description();
        text.put("category", description.category());
        text.put("name", description.name());
        text.put("description", description.text());
        text.put("security_level", Integer.toString(description.securityLevel()));
        text.put("update_days", Integer.toString(description.updateDays()));
        text.put("download_words", description.downloadWords());
        text.put("delivery", registration.delivery().name());
    }

    private void show(DpAuthorization authorization) {
        text.put("discovery_url", authorization.discoveryUrl());
        authorization.fallback().ifPresent(endpoints -> {
            text.put("introspection_endpoint", endpoints.introspection());
            text.put("user_info_endpoint", endpoints.userInfo());
        });
    }

    private void show(DpPolicy policy) {
        text.put("form", policy.answer().defaultForm().name());
        flags.put("signed", policy.answer().signed());
        flags.put("csv", policy.answer().withCsv());
        flags.put("xml", policy.answer().withXml());
        flags.put("no_content", policy.answer().noContent());
        flags.put("verified_id", policy.access().verifiedId());
        text.put("addresses", Lines.join(policy.access().addresses()));
        text.put("audiences", Lines.join(policy.access().audiences()));
        text.put("clients", Lines.join(policy.access().clients()));
        text.put("daily", Integer.toString(policy.limits().daily()));
        text.put("waiting", Integer.toString(policy.limits().waiting()));
        text.put("short_wait", Long.toString(policy.limits().shortWait().toMillis()));
        text.put("keeping", Long.toString(policy.limits().keeping().toSeconds()));
    }

    private void show(DpField field) {
        Map<String, String> row = row("key", field.key(), "label", field.label());
        row.put("remark", field.remark());
        row.put("column", field.column());
        fields.add(row);
    }

    private static Map<String, String> row(String one, String value, String other, String otherValue) {
        Map<String, String> row = new HashMap<>();
        row.put(one, value);
        row.put(other, otherValue);
        return row;
    }

    public void addField() {
        fields.add(new HashMap<>());
    }

    public void removeField(int index) {
        fields.remove(index);
    }

    /** The order of the fields is the order in the files. */
    public void raiseField(int index) {
        fields.add(index - 1, fields.remove(index));
    }

    public void addScope() {
        scopes.add(new HashMap<>());
    }

    public void removeScope(int index) {
        scopes.remove(index);
    }

    /**
     * What was filled in, to be registered or revised.
     *
     * @throws InvalidDataSetException where a source's settings cannot be read
     */
    public DataSetForm toForm() throws InvalidDataSetException {
        String document = value("api_document");
        String secret = value("resource_secret");
        return new DataSetForm(
                value("resource_id"),
                secret.isEmpty() ? Optional.empty() : Optional.of(secret),
                new DpDataSet.Form(
                        value("resource"),
                        registration(),
                        authorization(),
                        policy(),
                        Stage.valueOf(value("stage")),
                        rows(fields, DataSetDraft::field),
                        rows(scopes, row -> new DpScope(strip(row.get("value")), strip(row.get("remark")))),
                        document.isEmpty() ? null : document),
                source.toForm());
    }

    private DpRegistration registration() {
        return new DpRegistration(
                value("agency"),
                new Contact(value("contact_name"), value("contact_phone"), value("contact_email")),
                new Description(
                        value("category"),
                        value("name"),
                        value("description"),
                        number("security_level"),
                        number("update_days"),
                        value("download_words")),
                Delivery.valueOf(value("delivery")));
    }

    private DpAuthorization authorization() {
        String introspection = value("introspection_endpoint");
        String userInfo = value("user_info_endpoint");
        boolean none = introspection.isEmpty() && userInfo.isEmpty();
        return new DpAuthorization(
                value("discovery_url"), none ? null : new DpAuthorization.Endpoints(introspection, userInfo));
    }

    private DpPolicy policy() {
        return new DpPolicy(
                new DpPolicy.Answer(
                        DpForm.valueOf(value("form")), flag("signed"), flag("csv"), flag("xml"), flag("no_content")),
                new DpPolicy.Access(
                        flag("verified_id"),
                        Lines.split(text.get("audiences")),
                        Lines.split(text.get("clients")),
                        Lines.split(text.get("addresses"))),
                new DpPolicy.Limits(
                        number("daily"),
                        number("waiting"),
                        Duration.ofMillis(number("short_wait")),
                        Duration.ofSeconds(number("keeping"))));
    }

    /** A field that names no column comes from the one of its key. */
    private static DpField field(Map<String, String> row) {
        String key = strip(row.get("key"));
        String column = strip(row.get("column"));
        return new DpField(key, strip(row.get("label")), strip(row.get("remark")), column.isEmpty() ? key : column);
    }

    private static <T> List<T> rows(List<Map<String, String>> rows, Function<Map<String, String>, T> read) {
        return rows.stream()
                .filter(row ->
                        row.values().stream().anyMatch(value -> !strip(value).isEmpty()))
                .map(read)
                .toList();
    }

    private int number(String field) {
        return Integer.parseInt(value(field));
    }

    private String value(String field) {
        return strip(text.get(field));
    }

    private boolean flag(String field) {
        return Boolean.TRUE.equals(flags.get(field));
    }

    static String strip(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public Map<String, String> getText() {
        return text;
    }

    public Map<String, Boolean> getFlags() {
        return flags;
    }

    public List<Map<String, String>> getFields() {
        return fields;
    }

    public List<Map<String, String>> getScopes() {
        return scopes;
    }

    public SourceDraft getSource() {
        return source;
    }
}
