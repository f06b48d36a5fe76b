package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;

/** The JWE as {@link JweIntake} stored it, or as it was received; every call gives the same bytes from the beginning, to be closed by the caller. */
@FunctionalInterface
public interface RawJwe {
    InputStream open() throws IOException;
}
