package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tw.agencygateway.platform.service.Pkcs11Token;

/** The {@linkplain Pkcs11Token token} for signing keys. Its settings begin with {@code gateway.signing.pkcs11.}. */
@ApplicationScoped
public class SigningTokenConfiguration {
    private static final String PREFIX = "gateway.signing.pkcs11.";

    private Pkcs11Token token;

    protected SigningTokenConfiguration() {}

    @Inject
    SigningTokenConfiguration(
            @ConfigProperty(name = PREFIX + "library") Optional<String> library,
            @ConfigProperty(name = PREFIX + "slot") Optional<String> slot,
            @ConfigProperty(name = PREFIX + "pin-file") Optional<String> pinFile) {
        this.token = new Pkcs11Token(PREFIX, library, slot, pinFile);
    }

    Pkcs11Token token() {
        return token;
    }
}
