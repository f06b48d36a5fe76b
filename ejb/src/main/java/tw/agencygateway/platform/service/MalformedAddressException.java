package tw.agencygateway.platform.service;

/** A text is neither an IP address nor a range in CIDR form. */
public class MalformedAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedAddressException(String message) {
        super(message);
    }
}
