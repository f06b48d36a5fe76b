package tw.agencygateway.mydata.pack.protocol;

/** An encrypted parameter (tx_id, secret_key, pid, token) cannot be read: not Base64, wrong length, wrong key or wrong padding, all alike. */
public final class MalformedParameterException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    public MalformedParameterException(String message) {
        super(message);
    }

    @Override
    public FindingCode code() {
        return FindingCode.JWE_UNDECRYPTABLE;
    }
}
