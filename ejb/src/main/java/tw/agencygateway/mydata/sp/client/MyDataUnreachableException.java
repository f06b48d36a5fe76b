package tw.agencygateway.mydata.sp.client;

/** The platform could not be reached, broke off, was too slow or sent too much; the ticket may still be good. */
public final class MyDataUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A failure whose cause names no address parameter or body. */
    public MyDataUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
