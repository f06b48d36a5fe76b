package tw.agencygateway.access.service;

/** A call to the Agency API is refused before anything else is looked at. */
public class ApiAccessException extends Exception {

    /** Why. */
    public enum Reason {
        /** No token, an unknown one, or one that was revoked: 401, all alike. */
        UNAUTHENTICATED,
        /** The token is right, but the caller's address is not on its list: 403. */
        ADDRESS_REFUSED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ApiAccessException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
