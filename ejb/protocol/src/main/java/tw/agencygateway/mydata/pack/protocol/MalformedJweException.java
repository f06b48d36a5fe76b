package tw.agencygateway.mydata.pack.protocol;

/** The received bytes are not a compact JWE of the one accepted kind (MyData SP V2.6 §玖.三): parts, header or encoding are wrong. */
public final class MalformedJweException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    public MalformedJweException(String message) {
        super(message);
    }

    @Override
    public FindingCode code() {
        return FindingCode.JWE_MALFORMED;
    }
}
