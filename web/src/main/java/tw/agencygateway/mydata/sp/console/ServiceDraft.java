package tw.agencygateway.mydata.sp.console;

import java.io.Serializable;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpDataSet.Signature;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpRegistration.Contact;
import tw.agencygateway.mydata.sp.entity.SpRegistration.Platform;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.service.ServiceForm;
import tw.agencygateway.mydata.sp.service.ServiceForm.ApiKey;
import tw.agencygateway.mydata.sp.service.ServiceForm.Secrets;
import tw.agencygateway.platform.console.Lines;
import tw.agencygateway.platform.entity.Stage;

/**
 * A service as it stands in the console's form, fields named as in the bootstrap file. Secrets are only ever typed in: a registered
 * service's draft has none, and an empty field keeps what there is.
 */
public class ServiceDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> text = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private final List<Map<String, String>> dataSets = new ArrayList<>();

    /** An empty form. */
    public static ServiceDraft empty() {
        ServiceDraft draft = new ServiceDraft();
        draft.text.put("stage", Stage.TEST.name());
        draft.text.put("retention", "30");
        draft.flags.put("enabled", true);
        draft.addDataSet();
        return draft;
    }

    /** The form of a registered service. */
    public static ServiceDraft of(SpService service) {
        ServiceDraft draft = new ServiceDraft();
        SpRegistration registration = service.registration();
        draft.text.put("client_id", service.clientId());
        draft.text.put("category", registration.category());
        draft.text.put("name", registration.name());
        draft.text.put("front_end_url", registration.frontEndUrl());
        draft.text.put("purpose", registration.purpose());
        draft.text.put("contact.name", registration.contact().name());
        draft.text.put("contact.phone", registration.contact().phone());
        draft.text.put("contact.email", registration.contact().email());
        draft.text.put("platform_url", registration.platform().url());
        draft.text.put("platform_addresses", Lines.join(registration.platform().addresses()));
        draft.text.put("return_url", Lines.join(registration.returnUrls()));
        draft.text.put("agency_pages", Lines.join(registration.agencyPages()));
        draft.text.put("stage", service.stage().name());
        draft.text.put(
                "retention", Integer.toString(service.policy().retention().getDays()));
        draft.flags.put("enabled", service.isEnabled());
        draft.flags.put("plain_secret_key", service.policy().plainSecretKey());
        draft.flags.put("iv_mismatch", service.policy().tolerateIv());
        draft.flags.put("filename_mismatch", service.policy().tolerateFilename());
        service.dataSets().forEach(draft::add);
        return draft;
    }

    private void add(SpDataSet dataSet) {
        Map<String, String> row = new HashMap<>();
        row.put("resource_id", dataSet.resourceId());
        row.put("name", dataSet.name());
        row.put("security_level", Integer.toString(dataSet.securityLevel()));
        row.put("signature", dataSet.signature().name());
        row.put("stage", dataSet.stage().name());
        dataSet.signer().ifPresent(signer -> row.put("known_signer", signer.subject()));
        dataSets.add(row);
    }

    public void addDataSet() {
        Map<String, String> row = new HashMap<>();
        row.put("security_level", "1");
        row.put("signature", Signature.REQUIRED.name());
        row.put("stage", text.get("stage"));
        dataSets.add(row);
    }

    public void removeDataSet(int index) {
        dataSets.remove(index);
    }

    /** What was filled in, to be registered or revised. */
    public ServiceForm toForm() {
        return new ServiceForm(
                value("client_id"),
                registration(),
                new SpPolicy(
                        flag("plain_secret_key"),
                        flag("iv_mismatch"),
                        flag("filename_mismatch"),
                        Period.ofDays(Integer.parseInt(value("retention")))),
                Stage.valueOf(value("stage")),
                flag("enabled"),
                dataSets.stream().map(ServiceDraft::dataSet).toList(),
                secrets(),
                apiKey());
    }

    private SpRegistration registration() {
        return new SpRegistration(
                value("category"),
                value("name"),
                value("front_end_url"),
                value("purpose"),
                new Contact(value("contact.name"), value("contact.phone"), value("contact.email")),
                new Platform(value("platform_url"), Lines.split(text.get("platform_addresses"))),
                Lines.split(text.get("return_url")),
                Lines.split(text.get("agency_pages")));
    }

    private static SpDataSet dataSet(Map<String, String> row) {
        SpDataSet dataSet = new SpDataSet(
                strip(row.get("resource_id")),
                strip(row.get("name")),
                Integer.parseInt(row.get("security_level")),
                Signature.valueOf(row.get("signature")),
                Stage.valueOf(row.get("stage")));
        String issuer = strip(row.get("signer.issuer"));
        String subject = strip(row.get("signer.subject"));
        boolean untouched = issuer.isEmpty() && subject.isEmpty();
        return untouched ? dataSet : dataSet.signedBy(new SpSigner(issuer, subject, true));
    }

    private Optional<Secrets> secrets() {
        boolean untouched = value("client_secret").isEmpty() && value("cbc_iv").isEmpty();
        return untouched ? Optional.empty() : Optional.of(new Secrets(value("client_secret"), value("cbc_iv")));
    }

    private ApiKey apiKey() {
        if (flag("api_key_none")) {
            return new ApiKey(false, null);
        }
        String typed = value("api_key");
        return typed.isEmpty() ? ApiKey.KEEP : new ApiKey(false, typed);
    }

    private String value(String field) {
        return strip(text.get(field));
    }

    private boolean flag(String field) {
        return Boolean.TRUE.equals(flags.get(field));
    }

    private static String strip(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public Map<String, String> getText() {
        return text;
    }

    public Map<String, Boolean> getFlags() {
        return flags;
    }

    public List<Map<String, String>> getDataSets() {
        return dataSets;
    }
}
