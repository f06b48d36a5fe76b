package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * A token in software: Debian's softhsm2. It finds its tokens by the file that the environment variable SOFTHSM2_CONF names. A process sees
 * no token that is made after its first look, and one that has logged in to a token stays so: all that the tests want are made at once.
 */
public final class SoftHsm {
    public static final String PIN = "24682468";

    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    private static final Map<String, SoftHsm> TOKENS = new HashMap<>();

    private final Path directory;
    private final String slot;

    private SoftHsm(Path directory, String slot) {
        this.directory = directory;
        this.slot = slot;
    }

    /** Empty where softhsm2 is not installed. */
    public static Optional<Path> library() {
        return Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }

    /** The token of that name, of {@code master}, {@code other}, {@code never-used}, {@code signing} and {@code never-signing}. */
    public static synchronized SoftHsm token(String name) throws IOException {
        if (TOKENS.isEmpty()) {
            Path pins = configure();
            for (String each : List.of("master", "other", "never-used", "signing", "never-signing")) {
                TOKENS.put(each, make(Files.createDirectories(pins.resolve(each))));
            }
        }
        return TOKENS.get(name);
    }

    private static SoftHsm make(Path directory) throws IOException {
        Files.writeString(directory.resolve("pin"), PIN + "\n");
        Process process = new ProcessBuilder(List.of(
                        "softhsm2-util", "--init-token", "--free", "--label", "test", "--pin", PIN, "--so-pin", PIN))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        Matcher slot = SLOT.matcher(output);
        assertThat(slot.find()).as(output).isTrue();
        return new SoftHsm(directory, slot.group(1));
    }

    /** @return where the PIN files lie */
    private static Path configure() throws IOException {
        Path file = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(file.resolveSibling("softhsm-tokens"));
        Files.writeString(
                file, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return file.resolveSibling("softhsm-pins");
    }

    /** Makes an AES key on the token. */
    SoftHsm key(String label, boolean extractable) throws GeneralSecurityException, IOException {
        Provider provider = Security.getProvider("SunPKCS11")
                .configure("--name = Test" + label + "\nlibrary = " + library().orElseThrow() + "\nslot = " + slot
                        + "\nattributes(*,CKO_SECRET_KEY,*) = {\nCKA_TOKEN = true\nCKA_SENSITIVE = " + !extractable
                        + "\nCKA_EXTRACTABLE = " + extractable + "\n}\n");
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, PIN.toCharArray());
        KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
        generator.init(256);
        SecretKey key = generator.generateKey();
        keys.setKeyEntry(label, key, null, null);
        return this;
    }

    KeysetTokenConfiguration configuration(String key) {
        return configuration(slot, key);
    }

    KeysetTokenConfiguration configuration(String slotNumber, String key) {
        return new KeysetTokenConfiguration(
                library().map(Path::toString),
                Optional.of(slotNumber),
                Optional.of(key),
                Optional.of(pinFile().toString()));
    }

    public Path pinFile() {
        return directory.resolve("pin");
    }

    public String slot() {
        return slot;
    }
}
