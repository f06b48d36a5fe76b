package tw.agencygateway.access.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tw.agencygateway.platform.service.PendingFile;
import tw.agencygateway.platform.service.PrivateDirectory;
import tw.agencygateway.platform.service.StorageConfiguration;

/**
 * The one-time password of the first administrator: one line in the file {@code first-password} of the data directory, readable by
 * the server's own user alone, removed when the password has been changed.
 */
@ApplicationScoped
public class FirstPassword {

    private Path file;

    protected FirstPassword() {}

    @Inject
    FirstPassword(StorageConfiguration configuration) {
        this(configuration.data());
    }

    FirstPassword(Path directory) {
        this.file = directory.resolve("first-password");
    }

    Path file() {
        return file;
    }

    void write(String password) {
        try {
            PrivateDirectory.create(file.getParent());
            try (PendingFile pending = PendingFile.begin(file)) {
                pending.write((password + "\n").getBytes(StandardCharsets.US_ASCII));
                pending.publish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first password: " + file, e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the first password: " + file, e);
        }
    }
}
