package tw.agencygateway.mydata.pack.protocol;

/** The decrypted JSON is not {@code {"filename":…,"data":"application/zip;data:…"}} (MyData SP V2.6 §玖.三.(四)). */
public final class MalformedEnvelopeException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    public MalformedEnvelopeException(String message) {
        super(message);
    }

    @Override
    public FindingCode code() {
        return FindingCode.ENVELOPE_MALFORMED;
    }
}
