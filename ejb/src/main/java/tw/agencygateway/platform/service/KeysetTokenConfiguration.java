package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The PKCS#11 token (hardware security module) whose key seals the {@linkplain MasterKeysetStore master keyset}; all of it or nothing.
 *
 * <ul>
 *   <li>{@code gateway.master-key.pkcs11.library}: the module's shared library, an absolute path; without it no token is used
 *   <li>{@code gateway.master-key.pkcs11.slot}: the slot's id, decimal or {@code 0x} and hexadecimal; default: the first slot
 *   <li>{@code gateway.master-key.pkcs11.key}: the label of an AES key that cannot be taken out of the token
 *   <li>{@code gateway.master-key.pkcs11.pin-file}: a file with the user's PIN on one line
 * </ul>
 */
@ApplicationScoped
public class KeysetTokenConfiguration {
    private static final String PREFIX = "gateway.master-key.pkcs11.";

    private String library;
    private Optional<String> slot;
    private Optional<String> key;
    private Optional<String> pinFile;

    protected KeysetTokenConfiguration() {}

    @Inject
    KeysetTokenConfiguration(
            @ConfigProperty(name = PREFIX + "library") Optional<String> library,
            @ConfigProperty(name = PREFIX + "slot") Optional<String> slot,
            @ConfigProperty(name = PREFIX + "key") Optional<String> key,
            @ConfigProperty(name = PREFIX + "pin-file") Optional<String> pinFile) {
        this.library = library.orElse(null);
        this.slot = slot;
        this.key = key;
        this.pinFile = pinFile;
    }

    boolean isConfigured() {
        return library != null;
    }

    String key() {
        return key.orElseThrow(() -> missing("key"));
    }

    Path pinFile() {
        return Path.of(pinFile.orElseThrow(() -> missing("pin-file"))).toAbsolutePath();
    }

    String library() {
        return library;
    }

    /** The configuration of a SunPKCS11 provider, in its own syntax. */
    String provider() {
        String place = slot.map(id -> "slot = " + number(id)).orElse("slotListIndex = 0");
        return "name = AgencyGateway\nlibrary = \""
                + library.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n" + place + "\n";
    }

    private static long number(String slot) {
        try {
            return Long.decode(slot);
        } catch (NumberFormatException e) {
            throw new StartRefusedException(PREFIX + "slot is not a number: " + slot, e);
        }
    }

    private static StartRefusedException missing(String name) {
        return new StartRefusedException(PREFIX + "library is set, and " + PREFIX + name + " is not.");
    }
}
