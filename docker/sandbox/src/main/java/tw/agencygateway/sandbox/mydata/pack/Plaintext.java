package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The JSON inside the JWE: {@code {"filename": "….zip", "data": "application/zip;data:…"}} (SP §玖.三.(四)). */
final class Plaintext implements Content {
    private static final String DATA = "$data";

    /** {@code $filename} and {@code $data} stand for what belongs there. */
    String json = "{\"filename\":\"$filename\",\"data\":\"$data\"}";

    Charset charset = StandardCharsets.UTF_8;
    String filename;
    String prefix = "application/zip;data:";
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

    /** The MyData package, a zip. */
    private final Content archive;

    Plaintext(String filename, Content archive) {
        this.filename = filename;
        this.archive = archive;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        String text = json.replace("$filename", filename);
        int done = 0;
        for (int data = text.indexOf(DATA); data >= 0; data = text.indexOf(DATA, done)) {
            write(out, text.substring(done, data) + prefix);
            OutputStream base64 = encoder.wrap(new Unclosed(out));
            archive.writeTo(base64);
            base64.close();
            done = data + DATA.length();
        }
        write(out, text.substring(done));
    }

    private void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(charset));
    }
}
