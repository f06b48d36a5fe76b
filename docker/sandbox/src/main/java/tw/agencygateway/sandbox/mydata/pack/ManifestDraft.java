package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A {@code manifest.xml} about to be written, and signed where it is one that is. */
public final class ManifestDraft {
    /** {@code mydata} for that of the package around, {@code dp} for those inside. */
    final String place;

    /** An address that nobody has reason to ask. */
    final String trap;

    String xml;
    Charset charset = StandardCharsets.UTF_8;

    ManifestDraft(String place, String trap, String xml) {
        this.place = place;
        this.trap = trap;
        this.xml = xml;
    }

    void replace(String found, String by) {
        int at = xml.indexOf(found);
        if (at >= 0) {
            xml = xml.substring(0, at) + by + xml.substring(at + found.length());
        }
    }

    byte[] bytes() {
        return xml.getBytes(charset);
    }
}
