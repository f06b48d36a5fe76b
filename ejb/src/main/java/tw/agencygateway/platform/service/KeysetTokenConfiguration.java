package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The {@linkplain Pkcs11Token token} whose key seals the {@linkplain MasterKeysetStore master keyset}; all of it or nothing. Its settings
 * begin with {@code gateway.master-key.pkcs11.}; besides those of every token there is {@code key}, the label of an AES key that cannot be
 * taken out of it.
 */
@ApplicationScoped
public class KeysetTokenConfiguration {
    private static final String PREFIX = "gateway.master-key.pkcs11.";

    private Pkcs11Token token;
    private Optional<String> key;

    protected KeysetTokenConfiguration() {}

    @Inject
    KeysetTokenConfiguration(
            @ConfigProperty(name = PREFIX + "library") Optional<String> library,
            @ConfigProperty(name = PREFIX + "slot") Optional<String> slot,
            @ConfigProperty(name = PREFIX + "key") Optional<String> key,
            @ConfigProperty(name = PREFIX + "pin-file") Optional<String> pinFile) {
        this.token = new Pkcs11Token(PREFIX, library, slot, pinFile);
        this.key = key;
    }

    Pkcs11Token token() {
        return token;
    }

    boolean isConfigured() {
        return token.isConfigured();
    }

    String key() {
        return key.orElseThrow(
                () -> new StartRefusedException(token.missing("key").getMessage()));
    }
}
