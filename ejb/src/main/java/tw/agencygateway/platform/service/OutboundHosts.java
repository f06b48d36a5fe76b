package tw.agencygateway.platform.service;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that the gateway may call: each {@code host} (then with the default port of http or https) or {@code host:port}, a name, an
 * IPv4 address or an IPv6 address in brackets. Names are compared as they are written; no wildcards.
 */
public final class OutboundHosts {
    private static final Pattern HOST = Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final List<String> hosts;

    private OutboundHosts(List<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Reads a list separated by commas; an empty text allows nothing.
     *
     * @throws IllegalArgumentException where an entry is no host, such as one with a scheme or a path
     */
    public static OutboundHosts parse(String list) {
        List<String> hosts = Arrays.stream(list.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException("not host or host:port: " + host);
        });
        return new OutboundHosts(hosts);
    }

    /** Whether the address is plain http or https without user information, and its host and port are listed. */
    public boolean allow(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("http") ? HTTP : HTTPS;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return port == usual && hosts.contains(host) || hosts.contains(host + ":" + port);
    }

    /** Whether a host is listed with this very port: for what is not called by http. */
    public boolean allow(String host, int port) {
        return hosts.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** As configured, in lower case. */
    public List<String> list() {
        return hosts;
    }
}
