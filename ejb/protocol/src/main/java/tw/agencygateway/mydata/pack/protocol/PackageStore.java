package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Where a package is spooled and its files are kept while it is verified. The implementation decides about encryption. Object names given
 * by this package match {@code [a-z]+(-[0-9]+)?} and are never taken from the package itself.
 */
public interface PackageStore {
    /** Begins a new object, in place of one of that name; it exists once the stream is closed. */
    OutputStream create(String name) throws IOException;

    /** Opens a finished object for reading at any position; {@code size()} is the number of plain bytes. */
    SeekableByteChannel open(String name) throws IOException;

    /** Removes an object; one that is not there is not an error. */
    void delete(String name) throws IOException;
}
