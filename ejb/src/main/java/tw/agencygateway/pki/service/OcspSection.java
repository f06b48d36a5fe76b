package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/**
 * {@code ocsp_responders}: a list of {@code address}, {@code cert_id} (sha256 or sha1), {@code nonce} (required, optional or not_sent) and
 * {@code enabled}. Only those that are asked otherwise than strictly need an entry.
 */
@ApplicationScoped
public class OcspSection implements BootstrapSection {
    private static final int ORDER = 110;

    @Inject
    OcspResponders responders;

    @Override
    public String key() {
        return "ocsp_responders";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void apply(BootstrapNode node) {
        for (BootstrapNode entry : node.list()) {
            entry.only("address", "cert_id", "nonce", "enabled");
            responders.configure(
                    entry.get("address").text(OcspResponder.ADDRESS_LENGTH),
                    entry.find("enabled").map(BootstrapNode::flag).orElse(true),
                    entry.find("cert_id")
                            .map(id -> id.as("sha256 or sha1", text -> OcspResponder.CertId.valueOf(upper(text))))
                            .orElse(OcspResponder.CertId.SHA256),
                    entry.find("nonce")
                            .map(nonce -> nonce.as(
                                    "required, optional or not_sent", text -> OcspResponder.Nonce.valueOf(upper(text))))
                            .orElse(OcspResponder.Nonce.REQUIRED));
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
