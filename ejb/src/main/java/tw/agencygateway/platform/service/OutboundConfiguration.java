package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whom the gateway may call, and by which way.
 *
 * <ul>
 *   <li>{@code gateway.outbound.hosts}: the {@linkplain OutboundHosts hosts} that may be called, for whatever purpose: the MyData platform,
 *       revocation lists, OCSP, webhooks. None by default; a vault in a bucket allows its own host, for itself alone
 *   <li>{@code gateway.outbound.proxy}: an HTTP proxy, {@code host:port}; none by default
 *   <li>{@code gateway.outbound.no-proxy}: hosts that are called without it, separated by commas; {@code .gov.tw} means all below
 * </ul>
 */
@ApplicationScoped
public class OutboundConfiguration {
    private static final Pattern PROXY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([1-9][0-9]{0,4})");

    private OutboundHosts hosts;
    private InetSocketAddress proxy;
    private List<String> direct;

    protected OutboundConfiguration() {}

    @Inject
    public OutboundConfiguration(
            @ConfigProperty(name = "gateway.outbound.hosts") Optional<String> hosts,
            @ConfigProperty(name = "gateway.outbound.proxy") Optional<String> proxy,
            @ConfigProperty(name = "gateway.outbound.no-proxy") Optional<String> noProxy) {
        try {
            this.hosts = OutboundHosts.parse(hosts.orElse(""));
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException("Correct gateway.outbound.hosts: " + e.getMessage(), e);
        }
        this.proxy = proxy.map(OutboundConfiguration::address).orElse(null);
        this.direct = Arrays.stream(noProxy.orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private static InetSocketAddress address(String text) {
        Matcher proxy = PROXY.matcher(text.strip());
        int port = proxy.matches() ? Integer.parseInt(proxy.group(2)) : 0;
        if (port == 0 || port > 0xffff) {
            throw new StartRefusedException("Correct gateway.outbound.proxy: not host:port: " + text);
        }
        // its name is looked up with each connection: it may move
        return InetSocketAddress.createUnresolved(proxy.group(1), port);
    }

    public OutboundHosts hosts() {
        return hosts;
    }

    /** The proxy by which every host is called but for {@link #direct()}. */
    public Optional<InetSocketAddress> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** The proxy by which a host is called; empty where it is called without one. */
    public Optional<InetSocketAddress> proxyFor(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean without = direct.stream().anyMatch(it -> it.startsWith(".") ? name.endsWith(it) : name.equals(it));
        return without ? Optional.empty() : proxy();
    }

    /** Hosts that are called without the proxy. */
    public List<String> direct() {
        return direct;
    }
}
