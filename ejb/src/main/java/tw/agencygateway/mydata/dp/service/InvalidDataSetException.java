package tw.agencygateway.mydata.dp.service;

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
        REPEATED,
        TAKEN,
        UNKNOWN,
        /** The data set's status does not allow it. */
        NOT_NOW
    }

    private final String field;
    private final Problem problem;

    /** What is wrong with a field, named as in the bootstrap file. */
    public InvalidDataSetException(String field, Problem problem) {
        super(field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public Problem problem() {
        return problem;
    }
}
