package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code META-INFO/manifest.xml} of a DP package.
 *
 * <pre>&lt;files&gt;&lt;file&gt;&lt;filename/&gt;&lt;digest/&gt;&lt;/file&gt;…&lt;/files&gt;</pre>
 *
 * The digest is SHA-256 in hex of either case, or Base64 of 32 bytes. Source: MyData SP V2.6 §玖.五.(三).
 *
 * @param digests lowercase hex by file name, each name once, in the order of the manifest
 */
public record DpManifest(Map<String, String> digests) {
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int SHA256_BYTES = 32;

    public DpManifest {
        digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
    }

    public static DpManifest parse(byte[] xml) throws MalformedManifestException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Map<String, String> file : ManifestXml.read(xml, Set.of("filename", "digest"))) {
            String name = file.get("filename");
            if (name.isEmpty() || digests.put(name, digest(file.get("digest"))) != null) {
                throw new MalformedManifestException("manifest.xml names a file twice or not at all");
            }
        }
        return new DpManifest(digests);
    }

    private static String digest(String text) throws MalformedManifestException {
        HexFormat hex = HexFormat.of();
        if (HEX.matcher(text).matches()) {
            return hex.formatHex(hex.parseHex(text));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == SHA256_BYTES) {
                return hex.formatHex(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedManifestException("a digest is neither hex nor Base64");
        }
        throw new MalformedManifestException("a digest is not SHA-256");
    }

    /** Writes it, well-formed, in UTF-8; a name must neither begin nor end with white space, which no reader would keep. */
    byte[] write() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>\n");
        digests.forEach((name, digest) -> xml.append("  <file>\n    <filename>")
                .append(XmlText.escape(name))
                .append("</filename>\n    <digest>")
                .append(digest)
                .append("</digest>\n  </file>\n"));
        return xml.append("</files>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DpManifest[" + digests.size() + " files]";
    }
}
