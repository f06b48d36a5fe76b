package tw.agencygateway.webhook.protocol;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The key that a webhook's endpoint shares with the gateway: {@code whsec_} and the Base64 of 24 to 64 bytes (Standard Webhooks, "Signature
 * scheme").
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int RANDOM_BYTES = 32;
    private static final int FEWEST = 24;
    private static final int MOST = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** A new one of 256 bits. */
    public static WebhookSecret random(RandomGenerator secure) {
        byte[] bytes = new byte[RANDOM_BYTES];
        secure.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /** @throws IllegalArgumentException where the text has another form; nothing of it is in the message */
    public static WebhookSecret parse(String text) {
        byte[] bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < FEWEST || bytes.length > MOST) {
            throw new IllegalArgumentException("a secret is whsec_ and the Base64 of 24 to 64 bytes");
        }
        return new WebhookSecret(bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The text that both sides keep; to be shown once. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] key() {
        return key;
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
