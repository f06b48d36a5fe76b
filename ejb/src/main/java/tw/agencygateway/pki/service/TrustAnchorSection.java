package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/** {@code trust_anchors}: a list of {@code name} and {@code certificate_file} (DER or PEM). Listed ones are added or enabled. */
@ApplicationScoped
public class TrustAnchorSection implements BootstrapSection {
    private static final String BY = "bootstrap";

    @Inject
    TrustAnchors anchors;

    @Override
    public String key() {
        return "trust_anchors";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void apply(BootstrapNode node) {
        for (BootstrapNode entry : node.list()) {
            entry.only("name", "certificate_file");
            BootstrapNode file = entry.get("certificate_file");
            String name = entry.get("name").text(200);
            try {
                Optional<TrustAnchor> known = anchors.find(file.fileBytes());
                if (known.isEmpty()) {
                    anchors.add(name, file.fileBytes(), BY);
                } else if (!known.get().isEnabled() || !known.get().name().equals(name)) {
                    anchors.rename(known.get().id(), name);
                    anchors.enable(known.get().id());
                }
            } catch (TrustAnchorRefusedException e) {
                throw file.error(e.getMessage());
            }
        }
    }
}
