package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file on its way into the store, not yet known to belong there; counted and digested as it is written. */
final class WalkedFile extends OutputStream {
    private final String objectName;
    private OutputStream out;
    private final Workspace workspace;
    private final MessageDigest sha256 = newDigest();

    WalkedFile(String objectName, OutputStream out, Workspace workspace) {
        this.objectName = objectName;
        this.out = out;
        this.workspace = workspace;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 of the JDK does not work", e);
        }
    }

    String objectName() {
        return objectName;
    }

    /** Lowercase hex of all that was written; to be called once. */
    String sha256() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        workspace.add(length);
        sha256.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /** Lets the stream go with its buffers, for many files may wait to be adopted. */
    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
