package tw.agencygateway.pki.entity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints and names as the columns hold them. */
final class Digests {
    private static final int NAME_LENGTH = 1000;

    private Digests() {}

    /** Lowercase hex, 64 characters. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Names are shown, never compared: the longest ones lose their end. */
    static String shorten(String name) {
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH);
    }
}
