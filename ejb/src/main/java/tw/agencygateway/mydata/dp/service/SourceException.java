package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.util.Optional;

/** A source gave no data. The message is for the log: it holds no personal data and no secret. */
public class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether it is asked again. */
    public enum Kind {
        /** it asked to be asked later */
        LATER,
        /** it could not be reached, or failed in a way that may pass */
        UNREACHABLE,
        /** asking again would not help */
        WRONG
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public SourceException(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** @param retryAfter what the source asked for */
    public SourceException(Kind kind, String message, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
