package tw.agencygateway.vault.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses writing before the file system of the vault is full. */
class FreeSpace {
    /** Bytes that may be written between two looks. */
    static final long INTERVAL = 16L * 1024 * 1024;

    private final Path root;
    private final long reservedBytes;

    FreeSpace(Path root, long reservedBytes) {
        this.root = root;
        this.reservedBytes = reservedBytes;
    }

    long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    /** @throws VaultFullException where less is free than is to stay free */
    void require() throws IOException {
        long free = free();
        if (free < reservedBytes) {
            throw new VaultFullException(root, free, reservedBytes);
        }
    }
}
