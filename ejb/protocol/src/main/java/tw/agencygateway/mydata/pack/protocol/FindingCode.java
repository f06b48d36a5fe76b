package tw.agencygateway.mydata.pack.protocol;

import java.util.Locale;

/**
 * Everything a verification can find. {@link #code()} is the stable name (kebab case) for interfaces and translations; {@link #section()}
 * the place in the specifications; {@link #severity()} what it weighs unless a policy lowers it.
 */
public enum FindingCode {
    JWE_MALFORMED(Severity.ERROR, "MyData SP V2.6 §玖.三.(一)"),
    JWE_IV_MISMATCH(Severity.ERROR, "MyData SP V2.6 §玖.三.(一)"),
    JWE_UNDECRYPTABLE(Severity.ERROR, "MyData SP V2.6 §玖.三.(三)"),
    ENVELOPE_MALFORMED(Severity.ERROR, "MyData SP V2.6 §玖.三.(四)"),
    PACKAGE_NAME_MISMATCH(Severity.ERROR, "MyData SP V2.6 §玖.三.(四)"),

    ZIP_MALFORMED(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_ENCRYPTED(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_UNSAFE_NAME(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_DUPLICATE_NAME(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_SPECIAL_FILE(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_LIMIT_EXCEEDED(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    ZIP_CONTENT_MISMATCH(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),

    MANIFEST_MISSING(Severity.ERROR, "MyData SP V2.6 §玖.四.(一)"),
    MANIFEST_MALFORMED(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_MISSING(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_NOT_REQUESTED(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_REPEATED(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_FAILED(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_EMPTY(Severity.INFO, "MyData SP V2.6 §玖.四.(二)"),
    DATA_SET_NOT_EMPTY(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_PACKAGE_MISSING(Severity.ERROR, "MyData SP V2.6 §玖.四.(二)"),
    DATA_PACKAGE_EMPTY(Severity.ERROR, "MyData SP V2.6 §玖.五.(一)"),

    SIGNATURE_ABSENT(Severity.ERROR, "MyData SP V2.6 §玖.五.(三)"),
    SIGNATURE_INCOMPLETE(Severity.ERROR, "MyData SP V2.6 §玖.五.(三)"),
    SIGNATURE_INVALID(Severity.ERROR, "MyData SP V2.6 §玖.六.(三)"),
    SIGNATURE_VERIFIED(Severity.INFO, "MyData SP V2.6 §玖.六.(三)"),
    CERTIFICATE_MALFORMED(Severity.ERROR, "MyData SP V2.6 §玖.六.(二)"),
    SIGNER_REJECTED(Severity.ERROR, "MyData SP V2.6 §玖.六.(一)"),
    SIGNER_UNDECIDED(Severity.UNDECIDED, "MyData SP V2.6 §玖.六.(一)"),
    /** The signer is trusted, and nobody has said that it is the right one for this data set. */
    SIGNER_UNCONFIRMED(Severity.WARNING, "MyData SP V2.6 §玖.六.(一)"),
    /** Another signer than the data set's: wrong where that one is confirmed, undecided where it was only recorded. */
    SIGNER_MISMATCH(Severity.ERROR, "MyData SP V2.6 §玖.六.(一)"),
    FILE_MISSING(Severity.ERROR, "MyData SP V2.6 §玖.五.(三)"),
    FILE_NOT_LISTED(Severity.ERROR, "MyData SP V2.6 §玖.五.(三)"),
    DIGEST_MISMATCH(Severity.ERROR, "MyData SP V2.6 §玖.六.(四)"),

    /** The check itself failed: nothing is said about the package. */
    NOT_CHECKED(Severity.UNDECIDED, "MyData SP V2.6 §玖.六");

    private final Severity severity;
    private final String section;

    FindingCode(Severity severity, String section) {
        this.severity = severity;
        this.section = section;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    public String section() {
        return section;
    }
}
