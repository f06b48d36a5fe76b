package tw.agencygateway.mydata.dp.protocol;

import java.util.Optional;

/** What a refused request is told in {@code WWW-Authenticate} (RFC 6750 §3). */
public enum BearerChallenge {
    /** There was no token: no error is named, only what is wanted. */
    TOKEN_MISSING(null),
    INVALID_REQUEST("invalid_request"),
    INVALID_TOKEN("invalid_token"),
    INSUFFICIENT_SCOPE("insufficient_scope");

    private static final String SCHEME = "Bearer realm=\"mydata-dp\"";

    private final String error;

    BearerChallenge(String error) {
        this.error = error;
    }

    /** The {@code error} of the challenge; empty where it names none. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The value of the header. */
    public String header() {
        return SCHEME + (error == null ? "" : ", error=\"" + error + "\"");
    }

    /**
     * The value of the header, with the scope that is needed.
     *
     * @throws IllegalArgumentException when the scope holds other characters than RFC 6749 §3.3 allows
     */
    public String header(String scope) {
        if (!scope.matches("[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]+")) {
            throw new IllegalArgumentException("not a scope");
        }
        return header() + ", scope=\"" + scope + "\"";
    }
}
