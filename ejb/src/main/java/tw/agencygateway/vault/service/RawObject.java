package tw.agencygateway.vault.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;

/**
 * An object that is being written. {@link #close()} makes it durable and visible, in this order; {@link #abandon()} removes it
 * as if it had never been begun. The one that comes second does nothing, so that a failure can be handled inside a
 * try-with-resources.
 */
public final class RawObject extends OutputStream {
    private final PendingObject object;
    private boolean ended;

    RawObject(PendingObject object) {
        this.object = object;
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
            object.write(bytes, offset, length);
        } catch (IOException e) {
            abandonAfter(e);
            throw e;
        }
    }

    /** After a failure the object can be written again; {@link VaultFolder#adoptRaw} may find what was written now. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            object.publish();
        }
    }

    private void abandonAfter(IOException failure) {
        try {
            abandon();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    public void abandon() throws IOException {
        if (!ended) {
            ended = true;
            object.abandon();
        }
    }
}
