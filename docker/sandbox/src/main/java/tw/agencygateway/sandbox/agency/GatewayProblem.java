package tw.agencygateway.sandbox.agency;

/** The gateway did not do what the agency asked: its problem+json, or no answer at all (status 0). */
final class GatewayProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    GatewayProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }
}
