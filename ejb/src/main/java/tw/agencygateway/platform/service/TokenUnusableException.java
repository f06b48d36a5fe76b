package tw.agencygateway.platform.service;

import java.security.GeneralSecurityException;

/** A PKCS#11 token cannot be used. The message is for the operator: it names the setting or the token's own name of the fault, no secret. */
public final class TokenUnusableException extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    private final boolean pinRefused;

    TokenUnusableException(String message) {
        super(message);
        this.pinRefused = false;
    }

    TokenUnusableException(String message, Throwable cause, boolean pinRefused) {
        super(message, cause);
        this.pinRefused = pinRefused;
    }

    /** Whether the PIN was wrong: then it must not be tried again, because a token locks itself after a few. */
    public boolean isPinRefused() {
        return pinRefused;
    }
}
