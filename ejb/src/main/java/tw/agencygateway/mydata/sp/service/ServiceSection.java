package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/** {@code sp_services} of the bootstrap file: each entry is registered, or revised where its client_id is there already. */
@ApplicationScoped
public class ServiceSection implements BootstrapSection {

    private static final int ORDER = 200;

    @Inject
    private ServiceRegister register;

    @Override
    public String key() {
        return "sp_services";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void apply(BootstrapNode services) {
        services.list().forEach(node -> {
            ServiceForm form = form(node);
            try {
                if (register.find(form.clientId()).isPresent()) {
                    register.revise(form);
                } else {
                    register.register(form);
                }
            } catch (InvalidServiceException e) {
                throw node.error(e.getMessage());
            }
        });
    }

    private static ServiceForm form(BootstrapNode node) {
        node.only(
                "client_id",
                "category",
                "name",
                "front_end_url",
                "purpose",
                "contact",
                "client_secret_file",
                "cbc_iv_file",
                "api_key_file",
                "platform_url",
                "platform_addresses",
                "return_url",
                "agency_pages",
                "stage",
                "enabled",
                "retention",
                "plain_secret_key",
                "iv_mismatch",
                "filename_mismatch",
                "data_sets");
        Stage stage = stage(node.get("stage"));
        return new ServiceForm(
                node.get("client_id").text(),
                registration(node),
                policy(node),
                stage,
                node.find("enabled").map(BootstrapNode::flag).orElse(true),
                node.get("data_sets").list().stream()
                        .map(dataSet -> dataSet(dataSet, stage))
                        .toList(),
                Optional.of(new ServiceForm.Secrets(
                        node.get("client_secret_file").fileLine(),
                        node.get("cbc_iv_file").fileLine())),
                new ServiceForm.ApiKey(
                        false,
                        node.find("api_key_file").map(BootstrapNode::fileLine).orElse(null)));
    }

    private static SpRegistration registration(BootstrapNode node) {
        BootstrapNode contact = node.get("contact").only("name", "phone", "email");
        return new SpRegistration(
                node.get("category").text(),
                node.get("name").text(),
                node.get("front_end_url").text(),
                node.get("purpose").text(),
                new SpRegistration.Contact(
                        contact.get("name").text(),
                        contact.get("phone").text(),
                        contact.get("email").text()),
                new SpRegistration.Platform(
                        node.get("platform_url").text(),
                        node.get("platform_addresses").texts()),
                List.of(node.get("return_url").text()),
                node.get("agency_pages").texts());
    }

    private static SpPolicy policy(BootstrapNode node) {
        return new SpPolicy(
                node.find("plain_secret_key").map(BootstrapNode::flag).orElse(false),
                tolerates(node.find("iv_mismatch")),
                tolerates(node.find("filename_mismatch")),
                node.get("retention").as("a period such as P30D", Period::parse));
    }

    private static boolean tolerates(Optional<BootstrapNode> mismatch) {
        return mismatch.map(node -> switch (node.text()) {
                    case "warn" -> true;
                    case "reject" -> false;
                    default -> throw node.error("reject or warn is expected");
                })
                .orElse(false);
    }

    private static SpDataSet dataSet(BootstrapNode node, Stage stageOfService) {
        node.only("resource_id", "name", "security_level", "signature", "stage", "signer");
        SpDataSet dataSet = node.get("security_level")
                .as(
                        "a level of 1 to 4",
                        level -> new SpDataSet(
                                node.get("resource_id").text(),
                                node.get("name").text(),
                                Integer.parseInt(level),
                                node.find("signature")
                                        .map(signature -> signature.as(
                                                "required, warn or not_required",
                                                text -> SpDataSet.Signature.valueOf(text.toUpperCase(Locale.ROOT))))
                                        .orElse(SpDataSet.Signature.REQUIRED),
                                node.find("stage").map(ServiceSection::stage).orElse(stageOfService)));
        return node.find("signer")
                .map(signer -> dataSet.signedBy(signer(signer)))
                .orElse(dataSet);
    }

    /** Who sets a signer here stands for it. */
    private static SpSigner signer(BootstrapNode node) {
        node.only("issuer", "subject");
        return new SpSigner(name(node.get("issuer")), name(node.get("subject")), true);
    }

    private static String name(BootstrapNode node) {
        return node.as("a distinguished name such as CN=…,O=…,C=TW", SignerPin::normalise);
    }

    private static Stage stage(BootstrapNode node) {
        return node.as("test, trial, pilot or production", text -> Stage.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
