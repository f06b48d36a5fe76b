package tw.agencygateway.mydata.pack.protocol;

/** Bytes are not a JSON object within the given bounds. The text is not quoted. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
