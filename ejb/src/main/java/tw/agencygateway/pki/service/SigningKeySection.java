package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/** {@code signing_keys}: a list of {@code name}, {@code pkcs12_file} and {@code password_file}. The newest valid one signs. */
@ApplicationScoped
public class SigningKeySection implements BootstrapSection {

    private static final int ORDER = 110;
    private static final int NAME_LENGTH = 100;

    @Inject
    SigningKeys keys;

    @Override
    public String key() {
        return "signing_keys";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void apply(BootstrapNode node) {
        for (BootstrapNode entry : node.list()) {
            entry.only("name", "pkcs12_file", "password_file");
            BootstrapNode file = entry.get("pkcs12_file");
            try {
                keys.importPkcs12(
                        entry.get("name").text(NAME_LENGTH),
                        file.fileBytes(),
                        entry.get("password_file").fileLine().toCharArray());
            } catch (SigningKeyRefusedException e) {
                throw file.error(e.getMessage());
            }
        }
    }
}
