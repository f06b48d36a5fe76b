package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The two kinds of {@code META-INFO/manifest.xml} (SP §玖.四.(二) and §玖.五.(三)), as well-formed XML. */
final class Manifest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>\n";

    private Manifest() {}

    /** Of a DP package: each file with the SHA-256 of its bytes in lowercase hex. */
    static String ofFiles(List<Archive.Entry> files) throws IOException {
        StringBuilder xml = new StringBuilder(HEAD);
        for (Archive.Entry file : files) {
            xml.append("  <file>\n");
            element(xml, "filename", file.name());
            element(xml, "digest", digest(file.content()));
            xml.append("  </file>\n");
        }
        return xml.append("</files>\n").toString();
    }

    /** Of a MyData package: each data set with its code. */
    static String ofDataSets(List<PackageDraft.Row> rows) {
        StringBuilder xml = new StringBuilder(HEAD);
        for (PackageDraft.Row row : rows) {
            xml.append("  <file>\n");
            element(xml, "filename", row.filename());
            element(xml, "resource_id", row.resourceId());
            element(xml, "resource_name", row.name());
            element(xml, "code", row.code());
            xml.append("  </file>\n");
        }
        return xml.append("</files>\n").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        xml.append("    <")
                .append(name)
                .append('>')
                .append(escaped)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String digest(Content content) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
