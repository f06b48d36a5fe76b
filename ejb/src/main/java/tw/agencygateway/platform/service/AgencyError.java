package tw.agencygateway.platform.service;

import java.util.Locale;

/** The error table of the Agency API: each answered as {@code application/problem+json} with this code and HTTP status. */
public enum AgencyError {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_VALUE(400, "A value is not allowed"),
    NOT_AUTHENTICATED(401, "A valid token from an allowed address is needed"),
    NOT_ALLOWED(403, "The API client may not do this"),
    UNKNOWN_SERVICE(404, "There is no such service for this API client"),
    UNKNOWN_TRANSACTION(404, "There is no such transaction for this API client"),
    UNKNOWN_FILE(404, "The transaction has no such file"),
    SERVICE_CLOSED(409, "The service is not enabled"),
    NOT_READY(409, "The transaction has no verified data"),
    HELD(409, "A legal hold keeps the data"),
    REPEATED_AT_ONCE(409, "A request with this Idempotency-Key is being answered; try again"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside the file"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key came with another request before"),
    TOO_MANY_REQUESTS(429, "Too many requests from this address; try again after the time that Retry-After names"),
    ERASURE_PENDING(503, "The key is gone, so that nothing can be read; the files are being removed");

    private final int status;
    private final String title;

    AgencyError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable code, such as {@code unknown-transaction}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
