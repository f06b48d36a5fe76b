package tw.agencygateway.vault.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import tw.agencygateway.platform.service.PendingFile;

/**
 * An object that is being written. {@link #close()} makes it durable and visible, in this order; {@link #abandon()} removes it
 * as if it had never been begun. The one that comes second does nothing, so that a failure can be handled inside a
 * try-with-resources.
 */
public final class RawObject extends OutputStream {
    private final PendingFile file;
    private final FreeSpace space;
    private long untilNextLook;
    private boolean ended;

    RawObject(PendingFile file, FreeSpace space) {
        this.file = file;
        this.space = space;
        this.untilNextLook = FreeSpace.INTERVAL;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /**
     * A failed write abandons the object, so that no later close publishes half of it.
     *
     * @throws VaultFullException where the reserved space is reached
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            throw new ClosedChannelException();
        }
        try {
            look(length);
            file.write(bytes, offset, length);
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    private void look(int length) throws IOException {
        untilNextLook -= length;
        if (untilNextLook < 0) {
            space.require();
            untilNextLook = FreeSpace.INTERVAL;
        }
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            try (file) {
                file.publish();
            }
        }
    }

    public void abandon() throws IOException {
        ended = true;
        file.close();
    }
}
