package tw.agencygateway.pki.service;

import java.security.GeneralSecurityException;

/** There is no key of that label in the token, or not one to sign with, or there is one already. The token itself works. */
public final class TokenKeyException extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    TokenKeyException(String message) {
        super(message);
    }
}
