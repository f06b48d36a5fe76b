package tw.agencygateway.platform.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.login.FailedLoginException;

/**
 * A PKCS#11 token (hardware security module) as its settings name it:
 *
 * <ul>
 *   <li>{@code library}: the module's shared library, an absolute path; without it no token is used
 *   <li>{@code slot}: the slot's id, decimal or {@code 0x} and hexadecimal; default: the first slot
 *   <li>{@code pin-file}: a file with the user's PIN on its first line
 * </ul>
 *
 * <p>SunPKCS11 is used as an instance of its own and never registered in the server's JVM.
 */
public final class Pkcs11Token {

    private final String prefix;
    private final String library;
    private final Optional<String> slot;
    private final Optional<String> pinFile;

    /** @param prefix of the settings' names, with the dot at its end */
    public Pkcs11Token(String prefix, Optional<String> library, Optional<String> slot, Optional<String> pinFile) {
        this.prefix = prefix;
        this.library = library.orElse(null);
        this.slot = slot;
        this.pinFile = pinFile;
    }

    public boolean isConfigured() {
        return library != null;
    }

    /**
     * Logs in, with one try of the PIN.
     *
     * @param attributes of what is made in the token, in the syntax of SunPKCS11's configuration; may be empty
     */
    public KeyStore logIn(String attributes) throws TokenUnusableException {
        if (!isConfigured()) {
            throw new TokenUnusableException(prefix + "library is not set.");
        }
        char[] pin = pin();
        String settings = settings();
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure("--" + settings + attributes);
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return store;
        } catch (IOException e) {
            throw isWrongPin(e)
                    ? unusable(
                            "refuses the PIN of " + pinFile()
                                    + "; it is not tried again before the next start, because a token locks itself after a few",
                            e,
                            true)
                    : unusable("cannot be logged in to", e);
        } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
            throw unusable("cannot be used", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static boolean isWrongPin(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .anyMatch(FailedLoginException.class::isInstance);
    }

    private char[] pin() throws TokenUnusableException {
        Path file = pinFile();
        try {
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new TokenUnusableException("The PIN file " + file + " cannot be read: " + e.getMessage(), e, false);
        }
    }

    private Path pinFile() throws TokenUnusableException {
        return Path.of(pinFile.orElseThrow(() -> missing("pin-file"))).toAbsolutePath();
    }

    private String settings() throws TokenUnusableException {
        String place = slot.isPresent() ? "slot = " + number(slot.get()) : "slotListIndex = 0";
        return "name = AgencyGateway\nlibrary = \""
                + library.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n" + place + "\n";
    }

    private long number(String id) throws TokenUnusableException {
        try {
            return Long.decode(id);
        } catch (NumberFormatException e) {
            throw new TokenUnusableException(prefix + "slot is not a number: " + id, e, false);
        }
    }

    /** A setting that the library's asks for is not there. */
    public TokenUnusableException missing(String setting) {
        return new TokenUnusableException(prefix + "library is set, and " + prefix + setting + " is not.");
    }

    /** @param e its deepest message is PKCS#11's own name of the fault, such as CKR_DEVICE_REMOVED */
    public TokenUnusableException unusable(String what, Exception e) {
        return unusable(what, e, false);
    }

    private TokenUnusableException unusable(String what, Exception e, boolean pinRefused) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new TokenUnusableException(
                "The PKCS#11 token of " + library + " " + what + ": " + deepest.getMessage(), e, pinRefused);
    }
}
