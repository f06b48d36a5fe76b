package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the address of whoever really called. {@code X-Forwarded-For} counts only as far as configured proxies
 * ({@code gateway.trusted-proxies}, ranges separated by commas) wrote it: each proxy appends its caller at the right, so the list is
 * walked from the right while the speaker is trusted. From anyone else the header changes nothing.
 */
@ApplicationScoped
public class ClientAddresses {

    /** What is answered when a trusted proxy wrote something unreadable: an address that is in no sensible range. */
    static final String UNKNOWN = "0.0.0.0";

    private final AddressRanges trustedProxies;

    protected ClientAddresses() {
        this.trustedProxies = AddressRanges.NONE;
    }

    @Inject
    public ClientAddresses(@ConfigProperty(name = "gateway.trusted-proxies") Optional<String> trustedProxies) {
        try {
            this.trustedProxies = AddressRanges.parse(trustedProxies.orElse(""));
        } catch (MalformedAddressException e) {
            throw new IllegalArgumentException("gateway.trusted-proxies: " + e.getMessage(), e);
        }
    }

    /**
     * @param peer address of the connection
     * @param forwardedFor values of all {@code X-Forwarded-For} headers in their order
     * @return a literal address in the form of {@link java.net.InetAddress#getHostAddress()}
     */
    public String resolve(String peer, Collection<String> forwardedFor) {
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        String speaker = normalise(peer);
        for (int i = hops.size() - 1; i >= 0 && trustedProxies.contains(speaker); i--) {
            speaker = normalise(withoutPort(hops.get(i)));
        }
        return speaker;
    }

    private static String normalise(String address) {
        try {
            return IpAddress.parse(address).toString();
        } catch (MalformedAddressException e) {
            return UNKNOWN;
        }
    }

    /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
