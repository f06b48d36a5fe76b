package tw.agencygateway.mydata.dp.protocol;

/** A request has an {@code Authorization} header that holds no single readable token. The header is not quoted. */
public final class MalformedBearerTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedBearerTokenException(String message) {
        super(message);
    }
}
