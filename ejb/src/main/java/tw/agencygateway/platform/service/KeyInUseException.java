package tw.agencygateway.platform.service;

/** A master key cannot be switched off or removed; nothing was changed but that sealing anew looks at everything once more. */
public class KeyInUseException extends Exception {

    /** What stands against it. */
    public enum Reason {
        /** it seals */
        PRIMARY,
        /** something is still sealed with it */
        SEALS,
        /** the last change of the keys was too short a time ago */
        UNSETTLED,
        /** a node that is up has not made the newest keyset durable */
        NODE_BEHIND,
        /** it has to be switched off first */
        ENABLED
    }

    private final Reason reason;

    KeyInUseException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
