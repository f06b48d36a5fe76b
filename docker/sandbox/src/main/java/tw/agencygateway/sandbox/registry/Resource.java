package tw.agencygateway.sandbox.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A data set whose provider can be asked: what GSP knows it by, and its DP-API.
 *
 * @param secret the resource_secret
 * @param scope that a token for it holds; several are separated by spaces
 * @param form that MyData asks for unless told otherwise
 */
public record Resource(String resourceId, String secret, String scope, URI dpApi, Form form) {

    /** Compared in constant time, as GSP would. */
    public boolean hasSecret(String presented) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Resource[" + resourceId + "]";
    }
}
