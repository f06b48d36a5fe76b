package tw.agencygateway.mydata.dp.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the authorization server refused, from the JSON of its answer or else from {@code WWW-Authenticate}, which is also read without a
 * scheme, as in the document:
 *
 * <pre>{"error": "invalid_request", "error_description": text}
 * WWW-Authenticate: [Bearer] error="invalid_token", error_description="The access token expired"</pre>
 *
 * Source: MyData DP V1.3 §柒.三.(三), §柒.四.(三); RFC 6749 §5.2; RFC 6750 §3.
 *
 * @param error at most 128 printable ASCII characters
 * @param description on one line, at most 512 characters; may quote what was sent, and is left out of {@link #toString()}
 */
public record GspError(String error, Optional<String> description) {
    private static final int MAX_HEADER = 2_048;
    private static final int MAX_DESCRIPTION = 512;
    private static final Pattern ERROR = Pattern.compile("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]{1,128}");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_.~-]++)[ \\t]*+=[ \\t]*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))");

    public GspError {
        if (!ERROR.matcher(error).matches()) {
            throw new IllegalArgumentException("not an error code");
        }
        Objects.requireNonNull(description);
    }

    /** Finds the error in an answer with a status of 4xx; empty where neither place names one. */
    public static Optional<GspError> find(byte[] body, List<String> wwwAuthenticate) {
        return fromBody(body)
                .or(() -> wwwAuthenticate.stream()
                        .flatMap(header -> fromHeader(header).stream())
                        .findFirst());
    }

    private static Optional<GspError> fromBody(byte[] body) {
        try {
            GspAnswer answer = GspAnswer.parse(body);
            return of(answer.text("error"), answer.text("error_description"));
        } catch (MalformedGspAnswerException e) {
            // a page for people, or nothing at all
            return Optional.empty();
        }
    }

    private static Optional<GspError> fromHeader(String header) {
        if (header.length() > MAX_HEADER) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.putIfAbsent(
                    matcher.group(1), quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return of(
                Optional.ofNullable(parameters.get("error")), Optional.ofNullable(parameters.get("error_description")));
    }

    private static Optional<GspError> of(Optional<String> error, Optional<String> description) {
        return error.filter(code -> ERROR.matcher(code).matches())
                .map(code -> new GspError(code, description.map(GspError::oneLine)));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > MAX_DESCRIPTION ? line.substring(0, MAX_DESCRIPTION) : line;
    }

    /** The token is expired, revoked or unreadable. */
    public boolean isInvalidToken() {
        return error.equals("invalid_token");
    }

    /** The token does not cover what was asked. */
    public boolean isInsufficientScope() {
        return error.equals("insufficient_scope");
    }

    @Override
    public String toString() {
        return "GspError[" + error + "]";
    }
}
