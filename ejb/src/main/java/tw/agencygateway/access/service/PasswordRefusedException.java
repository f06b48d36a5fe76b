package tw.agencygateway.access.service;

/** A change of password is refused; nothing was changed. */
public class PasswordRefusedException extends Exception {

    /** Why. */
    public enum Reason {
        /** The old password is wrong, or the account is locked. */
        OLD_WRONG,
        /** Shorter than twelve characters. */
        TOO_SHORT,
        /** Longer than 128 characters. */
        TOO_LONG,
        /** The new one is the old one. */
        UNCHANGED,
        /** Holds the name of the account. */
        HOLDS_ACCOUNT,
        /** Fewer than six different characters. */
        TOO_UNIFORM
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public PasswordRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
