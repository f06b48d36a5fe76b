package tw.agencygateway.mydata.sp.protocol;

/** The query with which a browser came back from MyData is unreadable. The query is not quoted. */
public final class MalformedReturnException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedReturnException(String message) {
        super(message);
    }
}
