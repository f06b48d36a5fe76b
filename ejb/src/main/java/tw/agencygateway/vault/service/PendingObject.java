package tw.agencygateway.vault.service;

import java.io.IOException;

/** An object on its way into a store. Exactly one of {@link #publish()} and {@link #abandon()} ends it. */
interface PendingObject {
    void write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Makes the object durable and visible, in this order. Where that fails, nothing is left of it, unless it is one that never replaces
     * another: then what was written stays to be {@link VaultStore#adopt adopted}.
     */
    void publish() throws IOException;

    /** Leaves nothing of it. */
    void abandon() throws IOException;
}
