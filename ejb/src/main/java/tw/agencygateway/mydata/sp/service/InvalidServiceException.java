package tw.agencygateway.mydata.sp.service;

/** A registration form with a value that is not allowed; {@link #field()} says which, {@link #problem()} why. */
public final class InvalidServiceException extends Exception {

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
        NOT_A_NAME,
        NOT_SIXTEEN_CHARACTERS,
        REPEATED,
        TAKEN,
        UNKNOWN
    }

    private final String field;
    private final Problem problem;

    /** What is wrong with a field, named as in the bootstrap file. */
    public InvalidServiceException(String field, Problem problem) {
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
