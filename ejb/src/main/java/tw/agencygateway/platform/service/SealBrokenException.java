package tw.agencygateway.platform.service;

/**
 * Sealed bytes do not open: they were altered, sealed for another context, or with another master keyset. Which of these it
 * was is not said, and the bytes are not in the message.
 */
public class SealBrokenException extends RuntimeException {
    SealBrokenException(String context) {
        super("The seal of " + context + " does not open with this master keyset");
    }
}
