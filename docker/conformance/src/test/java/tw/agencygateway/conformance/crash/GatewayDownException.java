package tw.agencygateway.conformance.crash;

/** The gateway gave no answer, or said that it cannot now; the caller asks again later. */
class GatewayDownException extends Exception {

    private static final long serialVersionUID = 1L;

    GatewayDownException(String message, Throwable cause) {
        super(message, cause);
    }
}
