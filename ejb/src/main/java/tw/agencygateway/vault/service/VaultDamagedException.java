package tw.agencygateway.vault.service;

import java.io.IOException;

/** An object is not as it was written: altered, truncated, exchanged for another, or written with another key. */
public class VaultDamagedException extends IOException {
    VaultDamagedException(String object, Throwable cause) {
        super("The vault object " + object + " is damaged", cause);
    }
}
