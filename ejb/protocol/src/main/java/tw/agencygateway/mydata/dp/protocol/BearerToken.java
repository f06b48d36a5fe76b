package tw.agencygateway.mydata.dp.protocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access token as a request brings it (RFC 6750 §2.1):
 *
 * <pre>Authorization: Bearer b64token        b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="</pre>
 *
 * The scheme is read in any case, with one or more spaces after it. {@link #toString()} masks; only {@link #value()} tells.
 *
 * @param value at most 8 KiB
 */
public record BearerToken(String value) {
    private static final int MAX_LENGTH = 8 * 1024;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");
    private static final Pattern HEADER = Pattern.compile("(?i:bearer)(?: ++(.*+))?+", Pattern.DOTALL);

    /** @throws IllegalArgumentException when it is no b64token; use {@link #find} for input */
    public BearerToken {
        if (!isToken(value)) {
            throw new IllegalArgumentException("not a b64token");
        }
    }

    /**
     * Finds the token of a request; empty where there is none, or another kind of authorization.
     *
     * @param authorization the values of all headers of this name
     * @throws MalformedBearerTokenException when there are several headers, or what should be a token is none
     */
    public static Optional<BearerToken> find(List<String> authorization) throws MalformedBearerTokenException {
        if (authorization.isEmpty()) {
            return Optional.empty();
        }
        if (authorization.size() > 1) {
            throw new MalformedBearerTokenException("several Authorization headers");
        }
        Matcher header = HEADER.matcher(authorization.get(0).strip());
        if (!header.matches()) {
            return Optional.empty();
        }
        String token = Optional.ofNullable(header.group(1)).orElse("");
        if (!isToken(token)) {
            throw new MalformedBearerTokenException("not a b64token of at most " + MAX_LENGTH + " characters");
        }
        return Optional.of(new BearerToken(token));
    }

    private static boolean isToken(String text) {
        return text.length() <= MAX_LENGTH && TOKEN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "BearerToken[" + value.length() + " characters]";
    }
}
