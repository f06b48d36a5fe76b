package tw.agencygateway.sandbox.mydata.pack;

/** A JWE about to be made (SP §玖.三). */
public final class JweDraft {
    /** 32 bytes: the key that wraps the content's key. */
    byte[] secretKey;

    /** 16 bytes. */
    byte[] iv;

    String filename;
    String prefix = "application/zip;data:";
    boolean brokenTag;

    /** The MyData package, a zip. */
    final Content archive;

    JweDraft(byte[] secretKey, byte[] iv, String filename, Content archive) {
        this.secretKey = secretKey;
        this.iv = iv;
        this.filename = filename;
        this.archive = archive;
    }
}
