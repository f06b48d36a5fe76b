package tw.agencygateway.pki.entity;

import java.util.Locale;

/** What a node keeps parsed in memory, and must look at again when its stamp in the database has changed. */
public enum PkiStamp {
    TRUST_ANCHOR,
    STORED_CRL,
    OCSP_RESPONDER,
    /** Kept by nobody: what could not be judged for it is judged again. */
    SIGNER_PIN;

    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }
}
