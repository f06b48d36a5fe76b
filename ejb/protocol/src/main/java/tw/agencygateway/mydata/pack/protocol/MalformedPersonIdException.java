package tw.agencygateway.mydata.pack.protocol;

/** A text is no national id, resident number or unified business number. The text is not quoted. */
public final class MalformedPersonIdException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedPersonIdException() {
        super("not a national id, resident number or business number");
    }
}
