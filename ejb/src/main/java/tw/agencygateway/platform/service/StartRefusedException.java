package tw.agencygateway.platform.service;

import jakarta.ejb.ApplicationException;

/**
 * The gateway must not start as it is configured. The message is for the operator: it names the file or setting and what to
 * do about it, and holds no secret. Nothing was changed.
 */
@ApplicationException(rollback = true)
public class StartRefusedException extends RuntimeException {
    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
