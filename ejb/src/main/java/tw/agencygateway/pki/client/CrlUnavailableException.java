package tw.agencygateway.pki.client;

import java.io.IOException;
import java.net.URI;

/** A revocation list did not arrive: no connection, no answer in time, another status than 200, or more bytes than allowed. */
public class CrlUnavailableException extends IOException {
    public CrlUnavailableException(URI address, String why) {
        super(address + ": " + why);
    }

    CrlUnavailableException(URI address, String why, Throwable cause) {
        super(address + ": " + why, cause);
    }
}
