package tw.agencygateway.webhook.service;

/** A webhook cannot be registered as it was filled in. */
public final class InvalidWebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Problem problem;

    /** What is wrong with a field. */
    public enum Problem {
        MISSING,
        TOO_LONG,
        NOT_A_URL,
        /** {@code gateway.outbound.hosts} does not name the host and port. */
        HOST_NOT_ALLOWED,
        TAKEN,
        /** It belongs to another service, whose changes may still be on their way to it. */
        OF_ANOTHER_SERVICE
    }

    InvalidWebhookException(String field, Problem problem) {
        super(field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** The field, as the bootstrap file calls it. */
    public String field() {
        return field;
    }

    public Problem problem() {
        return problem;
    }
}
