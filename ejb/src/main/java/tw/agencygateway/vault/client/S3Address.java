package tw.agencygateway.vault.client;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where a bucket is, and by which way it is asked.
 *
 * @param endpoint {@code http(s)://host[:port]}
 * @param pathStyle whether the bucket is named in the path and not in the host
 */
record S3Address(URI endpoint, String region, String bucket, boolean pathStyle, Optional<InetSocketAddress> proxy) {

    /** AWS's own endpoint of a region. */
    static URI ofAws(String region) {
        return URI.create("https://s3." + region + ".amazonaws.com");
    }

    /** What keys begin with, with the slash that ends it. */
    static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** The name of the one host that is called. */
    static String hostName(URI endpoint, String bucket, boolean pathStyle) {
        return pathStyle ? endpoint.getHost() : bucket + "." + endpoint.getHost();
    }

    /** The one {@code host} or {@code host:port} that is called. */
    String host() {
        return hostName(endpoint, bucket, pathStyle) + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
