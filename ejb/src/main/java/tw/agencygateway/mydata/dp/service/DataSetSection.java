package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.entity.DpStatus;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/** {@code dp_data_sets} of the bootstrap file: each entry is registered, or revised where its resource_id is there already. */
@ApplicationScoped
public class DataSetSection implements BootstrapSection {

    private static final int ORDER = 300;
    private static final int WAITING = 1000;

    @Inject
    private DataSetRegister register;

    @Override
    public String key() {
        return "dp_data_sets";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void apply(BootstrapNode dataSets) {
        dataSets.list().forEach(node -> {
            DataSetForm form = form(node);
            Optional<DpStatus> status =
                    node.find("status").map(word -> word.as("enabled, submitted or disabled", DataSetSection::status));
            try {
                if (register.find(form.resourceId()).isPresent()) {
                    register.revise(form);
                } else {
                    register.register(form);
                }
                if (status.isPresent()) {
                    register.bring(form.resourceId(), status.get());
                }
            } catch (InvalidDataSetException e) {
                throw node.error(e.getMessage());
            }
        });
    }

    private static DpStatus status(String word) {
        DpStatus status = DpStatus.valueOf(word.toUpperCase(Locale.ROOT));
        if (status != DpStatus.ENABLED && status != DpStatus.SUBMITTED && status != DpStatus.DISABLED) {
            throw new IllegalArgumentException(word);
        }
        return status;
    }

    private static DataSetForm form(BootstrapNode node) {
        node.only(
                "resource_id",
                "resource",
                "resource_secret_file",
                "agency",
                "contact",
                "category",
                "name",
                "description",
                "security_level",
                "update_days",
                "download_words",
                "delivery",
                "authorization",
                "answer",
                "access",
                "limits",
                "stage",
                "status",
                "fields",
                "scopes",
                "source");
        DpDataSet.Form form = new DpDataSet.Form(
                node.get("resource").text(),
                registration(node),
                authorization(node.get("authorization")),
                policy(node),
                node.get("stage")
                        .as("test, trial, pilot or production", text -> Stage.valueOf(text.toUpperCase(Locale.ROOT))),
                node.get("fields").list().stream().map(DataSetSection::field).toList(),
                node.get("scopes").list().stream().map(DataSetSection::scope).toList(),
                null);
        return new DataSetForm(
                node.get("resource_id").text(),
                Optional.of(node.get("resource_secret_file").fileLine()),
                form,
                source(node.get("source")));
    }

    private static DpRegistration registration(BootstrapNode node) {
        BootstrapNode contact = node.get("contact").only("name", "phone", "email");
        DpRegistration.Description description = node.get("security_level")
                .as(
                        "a level of 1 to 4",
                        level -> new DpRegistration.Description(
                                node.get("category").text(),
                                node.get("name").text(),
                                node.get("description").text(),
                                Integer.parseInt(level),
                                number(node, "update_days", 0),
                                node.get("download_words").text()));
        return new DpRegistration(
                node.get("agency").text(),
                new DpRegistration.Contact(
                        contact.get("name").text(),
                        contact.get("phone").text(),
                        contact.get("email").text()),
                description,
                node.find("delivery")
                        .map(word -> word.as(
                                "immediate or waiting",
                                text -> DpRegistration.Delivery.valueOf(text.toUpperCase(Locale.ROOT))))
                        .orElse(DpRegistration.Delivery.IMMEDIATE));
    }

    private static DpAuthorization authorization(BootstrapNode node) {
        node.only("discovery_url", "introspection_endpoint", "user_info_endpoint");
        return new DpAuthorization(
                node.get("discovery_url").text(),
                node.find("introspection_endpoint")
                        .map(introspection -> new DpAuthorization.Endpoints(
                                introspection.text(),
                                node.get("user_info_endpoint").text()))
                        .orElse(null));
    }

    private static DpPolicy policy(BootstrapNode node) {
        return new DpPolicy(answer(node.find("answer")), access(node.get("access")), limits(node.find("limits")));
    }

    private static DpPolicy.Answer answer(Optional<BootstrapNode> node) {
        node.ifPresent(answer -> answer.only("form", "signed", "csv", "xml", "no_content"));
        return new DpPolicy.Answer(
                node.flatMap(answer -> answer.find("form"))
                        .map(form -> form.as("json, pdf or zip", text -> DpForm.valueOf(text.toUpperCase(Locale.ROOT))))
                        .orElse(DpForm.ZIP),
                flag(node, "signed", true),
                flag(node, "csv", false),
                flag(node, "xml", false),
                flag(node, "no_content", true));
    }

    private static DpPolicy.Access access(BootstrapNode node) {
        node.only("verified_id", "audiences", "clients", "addresses");
        return new DpPolicy.Access(
                flag(Optional.of(node), "verified_id", true),
                node.find("audiences").map(BootstrapNode::texts).orElse(List.of()),
                node.find("clients").map(BootstrapNode::texts).orElse(List.of()),
                node.get("addresses").texts());
    }

    private static DpPolicy.Limits limits(Optional<BootstrapNode> node) {
        node.ifPresent(limits -> limits.only("daily", "waiting", "short_wait", "keeping"));
        try {
            return new DpPolicy.Limits(
                    node.map(limits -> number(limits, "daily", 0)).orElse(0),
                    node.map(limits -> number(limits, "waiting", WAITING)).orElse(WAITING),
                    duration(node, "short_wait", Duration.ofSeconds(2)),
                    duration(node, "keeping", Duration.ofMinutes(10)));
        } catch (IllegalArgumentException e) {
            throw node.orElseThrow().error(e.getMessage());
        }
    }

    private static DpField field(BootstrapNode node) {
        node.only("key", "label", "remark", "column");
        String key = node.get("key").text();
        return new DpField(
                key,
                node.get("label").text(),
                node.find("remark").map(BootstrapNode::text).orElse(""),
                node.find("column").map(BootstrapNode::text).orElse(key));
    }

    private static DpScope scope(BootstrapNode node) {
        node.only("value", "remark");
        return new DpScope(
                node.get("value").text(),
                node.find("remark").map(BootstrapNode::text).orElse(""));
    }

    private static DataSetForm.Source source(BootstrapNode node) {
        node.only("kind", "settings", "secret_file");
        Map<String, String> settings = new LinkedHashMap<>();
        node.get("settings").list().forEach(setting -> {
            setting.only("name", "value");
            settings.put(setting.get("name").text(), setting.get("value").text());
        });
        return new DataSetForm.Source(
                node.get("kind").text(), settings, node.find("secret_file").map(BootstrapNode::fileLine));
    }

    private static int number(BootstrapNode node, String key, int otherwise) {
        return node.find(key).map(BootstrapNode::number).orElse(otherwise);
    }

    private static boolean flag(Optional<BootstrapNode> node, String key, boolean otherwise) {
        return node.flatMap(parent -> parent.find(key)).map(BootstrapNode::flag).orElse(otherwise);
    }

    private static Duration duration(Optional<BootstrapNode> node, String key, Duration otherwise) {
        return node.flatMap(parent -> parent.find(key))
                .map(text -> text.as("a duration such as PT2S", Duration::parse))
                .orElse(otherwise);
    }
}
