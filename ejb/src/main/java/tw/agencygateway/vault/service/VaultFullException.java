package tw.agencygateway.vault.service;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room for another object; what is stored is untouched, and erasing still works. */
public class VaultFullException extends IOException {
    VaultFullException(Path root, long free, long reserved) {
        super("The file system of " + root + " has " + free + " bytes left, and " + reserved + " are to stay free");
    }
}
