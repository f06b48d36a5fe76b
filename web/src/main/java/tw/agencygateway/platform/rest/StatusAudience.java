package tw.agencygateway.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/** Who is told what a node lacks: {@code gateway.status.addresses}, ranges separated by commas, by default this host. */
@ApplicationScoped
public class StatusAudience {

    private final AddressRanges ranges;

    protected StatusAudience() {
        this.ranges = AddressRanges.NONE;
    }

    @Inject
    StatusAudience(@ConfigProperty(name = "gateway.status.addresses") String ranges) {
        try {
            this.ranges = AddressRanges.parse(ranges);
        } catch (MalformedAddressException e) {
            throw new IllegalArgumentException("gateway.status.addresses: " + e.getMessage(), e);
        }
    }

    boolean includes(String address) {
        return ranges.contains(address);
    }
}
