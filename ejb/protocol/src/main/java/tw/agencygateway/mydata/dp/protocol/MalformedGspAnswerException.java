package tw.agencygateway.mydata.dp.protocol;

/** An answer of the authorization server is unreadable. The answer is not quoted. */
public final class MalformedGspAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedGspAnswerException(String message) {
        super(message);
    }
}
