package tw.agencygateway.mydata.pack.protocol;

/** Key unwrap, tag or padding failed. Which of them is deliberately not told: all decryption failures look the same. */
public final class JweDecryptionException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    public JweDecryptionException() {
        super("the JWE cannot be decrypted with this key");
    }

    @Override
    public FindingCode code() {
        return FindingCode.JWE_UNDECRYPTABLE;
    }
}
