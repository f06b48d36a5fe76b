package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The JSON inside the JWE: {@code {"filename": "….zip", "data": "application/zip;data:…"}} (SP §玖.三.(四)). */
record Plaintext(String filename, String prefix, Content archive) implements Content {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        text(out, "{\"filename\":\"" + filename + "\",\"data\":\"" + prefix);
        OutputStream base64 = Base64.getUrlEncoder().withoutPadding().wrap(new Unclosed(out));
        archive.writeTo(base64);
        base64.close();
        text(out, "\"}");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
