package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/**
 * The file that holds the {@link MasterKeyset}; readable by its owner only. Besides the keyset's own members it has {@code version}, the
 * version in the database of which it is the copy; a file without it counts as version 0.
 */
final class MasterKeysetFile {
    private static final String VERSION = "version";

    private final Path path;

    /** What a file holds. */
    record Saved(MasterKeyset keyset, long version) {}

    MasterKeysetFile(Path path) {
        this.path = path;
    }

    /**
     * @return empty where there is no file
     * @throws StartRefusedException where it cannot be read or is no master keyset
     */
    Optional<Saved> read() {
        try {
            String text = Files.readString(path, UTF_8);
            return Optional.of(new Saved(MasterKeyset.parse(text), version(text)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefusedException("The master keyset " + path + " cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartRefusedException("The file " + path + " is not a master keyset, or is damaged.", e);
        }
    }

    private static long version(String text) throws GeneralSecurityException {
        try {
            JsonValue version = json(text).getOrDefault(VERSION, JsonValue.NULL);
            return version instanceof JsonNumber number ? number.longValueExact() : 0;
        } catch (ArithmeticException e) {
            throw new GeneralSecurityException("not a master keyset: no such version", e);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Makes the file of a new keyset, without a version, for there is none yet; never replaces one. @throws StartRefusedException where it cannot be written */
    Saved create(Instant now) {
        MasterKeyset keyset = MasterKeyset.generate(now);
        try {
            PrivateDirectory.create(path.getParent());
            try (PendingFile file = PendingFile.begin(path)) {
                file.write(keyset.toText().getBytes(UTF_8));
                file.publishNew();
            }
            return new Saved(keyset, 0);
        } catch (IOException e) {
            throw new StartRefusedException("The master keyset " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Puts a newer keyset in the file's place; a crash leaves the one or the other, and both open what the database keeps. */
    void replace(MasterKeyset keyset, long version) throws IOException {
        JsonObject text = Json.createObjectBuilder(json(keyset.toText()))
                .add(VERSION, version)
                .build();
        try (PendingFile file = PendingFile.begin(path)) {
            file.write((text + "\n").getBytes(UTF_8));
            file.publish();
        }
    }
}
