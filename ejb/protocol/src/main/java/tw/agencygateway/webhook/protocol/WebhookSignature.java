package tw.agencygateway.webhook.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of one call, over id, time and body joined by dots (Standard Webhooks, "Signature scheme"):
 *
 * <pre>
 * webhook-id:        the event's id
 * webhook-timestamp: seconds since 1970-01-01T00:00:00Z, of this attempt
 * webhook-signature: "v1," Base64(HMAC-SHA256(secret, id "." timestamp "." body)), one for each secret in force, a space between
 * </pre>
 */
public final class WebhookSignature {

    /** The headers of a call. */
    public static final String ID = "webhook-id";

    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The value of {@code webhook-signature}.
     *
     * @param id without a dot
     * @param secrets those in force, at least one; the receiver is content with one that it knows
     */
    public static String of(String id, Instant timestamp, byte[] body, List<WebhookSecret> secrets) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(WebhookSecret secret, String id, Instant timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
