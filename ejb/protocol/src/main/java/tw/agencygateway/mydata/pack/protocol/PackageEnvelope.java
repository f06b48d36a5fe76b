package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * The JSON inside the JWE, read as a stream:
 *
 * <pre>{"filename": "{client_id}.zip", "data": "application/zip;data:" Base64url}</pre>
 *
 * The members come in either order, each once; unknown ones are skipped within bounds; nothing follows. The Base64 may be padded or not, and
 * standard Base64 is read too, but not both in one text. Source: MyData SP V2.6 §玖.三.(四).
 */
public final class PackageEnvelope {
    private static final String FILENAME = "filename";
    private static final String DATA = "data";
    private static final String PREFIX = "application/zip;data:";
    private static final int MAX_NAME = 256;
    private static final int MAX_MEMBERS = 32;

    private final JsonBytes json;
    private final OutputStream zip;
    private String filename;
    private boolean dataSeen;

    private PackageEnvelope(InputStream plaintext, OutputStream zip) {
        this.json = new JsonBytes(plaintext);
        this.zip = zip;
    }

    /**
     * Copies the decoded zip to a stream, neither of which is closed.
     *
     * @return the {@code filename} member as it was written, at most 256 characters
     * @throws MalformedEnvelopeException when the JSON is not of this form; what was written by then is worthless
     */
    public static String read(InputStream plaintext, OutputStream zip) throws IOException {
        PackageEnvelope envelope = new PackageEnvelope(plaintext, zip);
        envelope.readMembers();
        return envelope.filename;
    }

    private void readMembers() throws IOException {
        Set<String> names = new HashSet<>();
        json.expect('{');
        do {
            String name = json.string(MAX_NAME);
            if (!names.add(name) || names.size() > MAX_MEMBERS) {
                throw new MalformedEnvelopeException("a member twice, or too many members");
            }
            json.expect(':');
            switch (name) {
                case FILENAME -> filename = json.string(MAX_NAME);
                case DATA -> readData();
                default -> json.skipValue();
            }
        } while (json.accept(','));
        json.expect('}');
        json.expectEnd();
        if (filename == null || !dataSeen) {
            throw new MalformedEnvelopeException("filename or data is missing");
        }
    }

    private void readData() throws IOException {
        json.expect('"');
        for (int i = 0; i < PREFIX.length(); i++) {
            if (json.stringByte() != PREFIX.charAt(i)) {
                throw new MalformedEnvelopeException("data does not begin with " + PREFIX);
            }
        }
        new Base64Member(json, zip).copy();
        dataSeen = true;
    }
}
