package tw.agencygateway.mydata.dp.service;

import java.util.Optional;

/** A registration form with a value that is not allowed; {@link #field()} says which, {@link #problem()} why. */
public final class InvalidDataSetException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What can be wrong with a value. */
    public enum Problem {
        MISSING,
        TOO_LONG,
        NOT_A_URL,
        HTTPS_NEEDED,
        /** {@code gateway.outbound.hosts} does not name its host. */
        HOST_NOT_ALLOWED,
        NOT_AN_ADDRESS,
        NOT_A_WORD,
        /** It is no document of the OpenAPI form. */
        NOT_OPEN_API,
        REPEATED,
        TAKEN,
        UNKNOWN,
        /** The data set's status does not allow it. */
        NOT_NOW,
        /** The source tells that it gives other columns than the fields ask for. */
        NO_SUCH_COLUMN,
        /** The source, or its database, says that it cannot be asked like that. */
        REFUSED_BY_SOURCE,
        /** A secret that is kept must not be sent to another place than it was typed in for. */
        NEEDED_AGAIN
    }

    private final String field;
    private final Problem problem;
    private final String detail;

    /** What is wrong with a field, named as in the bootstrap file. */
    public InvalidDataSetException(String field, Problem problem) {
        this(field, problem, null);
    }

    /** @param detail such as the row of a list, or what the source says; no personal data and no secret */
    public InvalidDataSetException(String field, Problem problem, String detail) {
        super(field + ": " + problem + (detail == null ? "" : ", " + detail));
        this.field = field;
        this.problem = problem;
        this.detail = detail;
    }

    public String field() {
        return field;
    }

    public Problem problem() {
        return problem;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }
}
