package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;

/**
 * What was received does not have the form that its specification demands. It is an {@link IOException} so that streams can throw it;
 * any other {@code IOException} from this package means that storage failed and says nothing about the content. Messages never quote the
 * content.
 */
public abstract class MalformedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    protected MalformedContentException(String message) {
        super(message);
    }

    /** What a report says of it. */
    public abstract FindingCode code();
}
