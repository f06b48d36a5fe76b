package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code gateway.pki.crl-hosts}: the hosts from which revocation lists may be fetched, separated by commas, each {@code host} (then with the
 * default port of http or https) or {@code host:port}. None by default: lists are then imported by hand only.
 */
@ApplicationScoped
public class PkiConfiguration {
    private Set<String> crlHosts;

    protected PkiConfiguration() {}

    @Inject
    PkiConfiguration(@ConfigProperty(name = "gateway.pki.crl-hosts") Optional<String> crlHosts) {
        this.crlHosts = Arrays.stream(crlHosts.orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the configuration names the address's host and port, and it is plain http or https. */
    public boolean mayFetch(URI address) {
        String scheme = address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return crlHosts.contains(address.getPort() < 0 ? host : host + ":" + address.getPort());
    }
}
