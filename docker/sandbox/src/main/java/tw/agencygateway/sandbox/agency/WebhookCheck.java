package tw.agencygateway.sandbox.agency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from the gateway, and now: HMAC-SHA256 over id, time and body joined by dots (Standard Webhooks 1.0), not older than
 * five minutes.
 */
final class WebhookCheck {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param secret {@code whsec_} and Base64 */
    WebhookCheck(String secret) {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    /** What speaks against a call; empty where it is genuine. Null stands for a header that did not come. */
    Optional<String> objection(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || signatures == null || timestamp == null || !timestamp.matches("\\d{1,12}")) {
            return Optional.of("a header is missing or malformed");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(OLDEST) > 0) {
            return Optional.of("too old");
        }
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(id + "." + timestamp + ".", body)))
                .getBytes(StandardCharsets.US_ASCII);
        for (String signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
        }
        return Optional.of("the signature is wrong");
    }

    private byte[] mac(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
