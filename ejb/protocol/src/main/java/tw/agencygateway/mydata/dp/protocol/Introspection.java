package tw.agencygateway.mydata.dp.protocol;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the authorization server says of an access token:
 *
 * <pre>{"active": true, "sub": text, "client_id": text, "scope": "one two", "nbf": seconds, "exp": seconds, "iss": text, "aud": text or list}</pre>
 *
 * Only {@code active} is needed; it is true as {@code true} or as that word in any case, and no other text makes a token active. Where it is
 * not active, nothing else is looked at. Bounds: 64 KiB, eight levels deep, texts of one line and 1 024 characters. Source: MyData DP V1.3
 * §柒.三.(二); RFC 7662 §2.2.
 *
 * @param clientId the service for which the token was given
 * @param scopes the words of {@code scope}, which is also read as a list
 * @param audience empty where none is stated
 */
public record Introspection(
        boolean active,
        Optional<String> subject,
        Optional<String> clientId,
        Set<String> scopes,
        Optional<Instant> notBefore,
        Optional<Instant> expires,
        Optional<String> issuer,
        List<String> audience) {
    /** Largest answer that is read at all. */
    public static final int MAX_BYTES = GspAnswer.MAX_BYTES;

    /** As long as the log keeps one. */
    private static final int MAX_CLIENT_ID = 200;

    private static final Introspection INACTIVE = new Introspection(
            false,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Introspection {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(clientId);
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(notBefore);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(issuer);
        audience = List.copyOf(audience);
    }

    /** Reads the body of an answer with status 200. */
    public static Introspection parse(byte[] body) throws MalformedGspAnswerException {
        GspAnswer answer = GspAnswer.parse(body);
        if (!answer.flag("active").orElseThrow(() -> new MalformedGspAnswerException("active is missing"))) {
            return INACTIVE;
        }
        return new Introspection(
                true,
                answer.text("sub"),
                clientId(answer),
                scopes(answer),
                answer.time("nbf"),
                answer.time("exp"),
                answer.text("iss"),
                answer.texts("aud"));
    }

    private static Optional<String> clientId(GspAnswer answer) throws MalformedGspAnswerException {
        Optional<String> clientId = answer.text("client_id");
        if (clientId.filter(id -> id.length() > MAX_CLIENT_ID).isPresent()) {
            throw new MalformedGspAnswerException("client_id is longer than " + MAX_CLIENT_ID);
        }
        return clientId;
    }

    private static Set<String> scopes(GspAnswer answer) throws MalformedGspAnswerException {
        Set<String> words = new LinkedHashSet<>(
                List.of(String.join(" ", answer.texts("scope")).split(" +")));
        words.remove("");
        return words;
    }

    /** Whether the times that the token states allow it now: from {@code nbf} on, and before {@code exp}. */
    public boolean isTimely(Instant now) {
        return notBefore.filter(now::isBefore).isEmpty()
                && expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    @Override
    public String toString() {
        return "Introspection[" + (active ? "active, client " + clientId.orElse("unknown") + ", " + scopes : "inactive")
                + "]";
    }
}
