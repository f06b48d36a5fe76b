package tw.agencygateway.mydata.pack.protocol;

import java.util.Objects;

/** A zip is broken, unsafe or beyond the limits; {@link #code()} tells which. */
public final class MalformedZipException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    private final FindingCode code;

    public MalformedZipException(FindingCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code);
    }

    /** One of the {@code ZIP_…} codes. */
    @Override
    public FindingCode code() {
        return code;
    }
}
