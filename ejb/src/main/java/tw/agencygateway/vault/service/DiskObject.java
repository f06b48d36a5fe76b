package tw.agencygateway.vault.service;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import tw.agencygateway.platform.service.PendingFile;

/** A file that is being written; looks for free space on the way. */
final class DiskObject implements PendingObject {
    private final PendingFile file;
    private final FreeSpace space;
    private final boolean onlyNew;
    private long untilNextLook = FreeSpace.INTERVAL;

    DiskObject(PendingFile file, FreeSpace space, boolean onlyNew) {
        this.file = file;
        this.space = space;
        this.onlyNew = onlyNew;
    }

    /** @throws VaultFullException where the reserved space is reached */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        untilNextLook -= length;
        if (untilNextLook < 0) {
            space.require();
            untilNextLook = FreeSpace.INTERVAL;
        }
        file.write(bytes, offset, length);
    }

    @Override
    public void publish() throws IOException {
        if (onlyNew) {
            publishNew();
        } else {
            publishInPlace();
        }
    }

    private void publishNew() throws IOException {
        try {
            file.publishNew();
        } catch (FileAlreadyExistsException e) {
            file.close();
            throw e;
        }
        file.close();
    }

    private void publishInPlace() throws IOException {
        try (file) {
            file.publish();
        }
    }

    @Override
    public void abandon() throws IOException {
        file.close();
    }
}
