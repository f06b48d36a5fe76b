package tw.agencygateway.platform.service;

import jakarta.ejb.ApplicationException;

/** The bootstrap file is wrong; the message names the file, the line and the path in it, never a secret's value. */
@ApplicationException(rollback = true)
public class BootstrapException extends StartRefusedException {
    BootstrapException(String message) {
        super(message);
    }

    BootstrapException(String message, Throwable cause) {
        super(message, cause);
    }
}
