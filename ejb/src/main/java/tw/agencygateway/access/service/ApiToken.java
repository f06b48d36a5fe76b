package tw.agencygateway.access.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The bearer token of an API client: {@code agw_} and 32 random bytes in Base64url without padding, 47 characters. Shown once,
 * kept only as its SHA-256.
 */
public final class ApiToken {

    private static final String PREFIX = "agw_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;
    private static final int HINT_LENGTH = 4;

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    static ApiToken random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ApiToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * A token that was made elsewhere, as by whoever wrote the bootstrap file.
     *
     * @throws IllegalArgumentException where it has not the form of a token
     */
    public static ApiToken of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a token is agw_ and 43 characters of Base64url");
        }
        return new ApiToken(text);
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    byte[] hash() {
        return hash(text);
    }

    String hint() {
        return text.substring(text.length() - HINT_LENGTH);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…" + hint();
    }
}
