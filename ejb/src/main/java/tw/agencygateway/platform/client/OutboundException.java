package tw.agencygateway.platform.client;

import java.io.IOException;

/** There was no whole answer from another host: no connection, not in time, more bytes than allowed, or not the status that serves. */
public class OutboundException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the host, never the rest of the address, which may be secret */
    public OutboundException(String message) {
        super(message);
    }

    public OutboundException(String message, Throwable cause) {
        super(message, cause);
    }
}
