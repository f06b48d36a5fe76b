package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The file that holds the {@link MasterKeyset}; readable by its owner only. */
final class MasterKeysetFile {
    private final Path path;

    MasterKeysetFile(Path path) {
        this.path = path;
    }

    /**
     * @return empty where there is no file
     * @throws StartRefusedException where it cannot be read or is no master keyset
     */
    Optional<MasterKeyset> read() {
        try {
            return Optional.of(MasterKeyset.parse(Files.readString(path, UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefusedException("The master keyset " + path + " cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartRefusedException("The file " + path + " is not a master keyset, or is damaged.", e);
        }
    }

    /** @throws StartRefusedException where the file cannot be written; never replaces one */
    MasterKeyset create() {
        MasterKeyset keyset = MasterKeyset.generate();
        try {
            PrivateDirectory.create(path.getParent());
            try (PendingFile file = PendingFile.begin(path)) {
                file.write(keyset.toText().getBytes(UTF_8));
                file.publishNew();
            }
            return keyset;
        } catch (IOException e) {
            throw new StartRefusedException("The master keyset " + path + " cannot be written: " + e.getMessage(), e);
        }
    }
}
