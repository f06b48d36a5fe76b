package tw.agencygateway.pki.service;

/** What should be a signing key is none that packages can be signed with. */
public final class SigningKeyRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    SigningKeyRefusedException(String message) {
        super(message);
    }
}
