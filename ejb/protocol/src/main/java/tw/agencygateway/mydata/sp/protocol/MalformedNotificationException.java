package tw.agencygateway.mydata.sp.protocol;

/** The body of a notification is unreadable: answered 400. The body is not quoted. */
public final class MalformedNotificationException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedNotificationException(String message) {
        super(message);
    }
}
