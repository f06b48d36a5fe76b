package tw.agencygateway.pki.console;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/** A file that a form brings. */
final class UploadedFile {

    private UploadedFile() {}

    static byte[] bytes(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }
}
