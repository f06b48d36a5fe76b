package tw.agencygateway.vault.service;

import java.io.IOException;

/** An object on its way into a store. Exactly one of {@link #publish()} and {@link #abandon()} ends it. */
interface PendingObject {
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Makes the object durable and visible, in this order. */
    void publish() throws IOException;

    /** Leaves nothing of it. */
    void abandon() throws IOException;
}
