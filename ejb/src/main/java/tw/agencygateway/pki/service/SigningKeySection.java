package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;

/**
 * {@code signing_keys}: a list of {@code name}, {@code pkcs12_file} and {@code password_file}; or, for a key in the token, of {@code name},
 * {@code token_key} (its label) and {@code certificate_file} (DER or PEM; by default the one in the token). The newest valid one signs.
 */
@ApplicationScoped
public class SigningKeySection implements BootstrapSection {

    private static final int ORDER = 110;
    private static final int NAME_LENGTH = 100;

    @Inject
    SigningKeyRegister register;

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
            boolean inToken = entry.find("token_key").isPresent();
            try {
                if (inToken) {
                    fromToken(entry.only("name", "token_key", "certificate_file"));
                } else {
                    pkcs12(entry.only("name", "pkcs12_file", "password_file"));
                }
            } catch (SigningKeyRefusedException e) {
                throw entry.get(inToken ? "token_key" : "pkcs12_file").error(e.getMessage());
            }
        }
    }

    private void pkcs12(BootstrapNode entry) throws SigningKeyRefusedException {
        register.importPkcs12(
                name(entry),
                entry.get("pkcs12_file").fileBytes(),
                entry.get("password_file").fileLine().toCharArray());
    }

    private void fromToken(BootstrapNode entry) throws SigningKeyRefusedException {
        Optional<byte[]> certificate = entry.find("certificate_file").map(BootstrapNode::fileBytes);
        register.importFromToken(name(entry), entry.get("token_key").text(NAME_LENGTH), certificate);
    }

    private static String name(BootstrapNode entry) {
        return entry.get("name").text(NAME_LENGTH);
    }
}
