package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A JWE about to be made (SP §玖.三). */
public final class JweDraft {
    private static final byte[] HEADER =
            "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\"}".getBytes(StandardCharsets.US_ASCII);

    /** 32 bytes: the key that wraps the content's key. */
    byte[] secretKey;

    /** 16 bytes. */
    byte[] iv;

    /** The protected header, JSON. */
    byte[] header = HEADER;

    boolean badPadding;
    final Plaintext plaintext;

    /** Done to the compact form when it is made. */
    UnaryOperator<String> afterwards;

    JweDraft(byte[] secretKey, byte[] iv, Plaintext plaintext) {
        this.secretKey = secretKey;
        this.iv = iv;
        this.plaintext = plaintext;
    }

    /** @param large whether it may not fit into memory */
    void writeTo(OutputStream out, boolean large) throws IOException {
        if (afterwards == null) {
            make(out, large);
            return;
        }
        ByteArrayOutputStream compact = new ByteArrayOutputStream();
        make(compact, large);
        out.write(afterwards.apply(compact.toString(StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII));
    }

    /** By Nimbus, unless it would not do such a thing. */
    private void make(OutputStream out, boolean large) throws IOException {
        if (large || badPadding || header != HEADER) {
            StreamedJwe.write(this, out);
        } else {
            NimbusJwe.write(this, out);
        }
    }
}
