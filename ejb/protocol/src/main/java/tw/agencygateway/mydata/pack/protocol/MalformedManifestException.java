package tw.agencygateway.mydata.pack.protocol;

/** A manifest.xml is not well-formed, not of the specified structure, or too large (MyData SP V2.6 §玖.四.(二), §玖.五.(三)). */
public final class MalformedManifestException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    public MalformedManifestException(String message) {
        super(message);
    }

    @Override
    public FindingCode code() {
        return FindingCode.MANIFEST_MALFORMED;
    }
}
