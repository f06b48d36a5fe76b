package tw.agencygateway.mydata.pack.protocol;

/** What a source gave cannot be written into a package. The message names field and row, and quotes no value. */
public final class MalformedPersonDataException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedPersonDataException(String message) {
        super(message);
    }
}
