package tw.agencygateway.vault.service;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Tells bytes that were written to their end from those that break off. */
@FunctionalInterface
public interface Wholeness {
    /** @param bytes from the beginning; not to be closed */
    boolean isWhole(SeekableByteChannel bytes) throws IOException;
}
