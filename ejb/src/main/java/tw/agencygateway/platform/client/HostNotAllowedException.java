package tw.agencygateway.platform.client;

import java.net.URI;

/** {@code gateway.outbound.hosts} does not name the host; nothing was sent. */
public final class HostNotAllowedException extends OutboundException {
    private static final long serialVersionUID = 1L;

    HostNotAllowedException(URI address) {
        super(address.getHost() + ": gateway.outbound.hosts does not name this host and port");
    }
}
