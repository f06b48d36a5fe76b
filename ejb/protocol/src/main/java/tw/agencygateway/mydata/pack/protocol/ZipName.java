package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a zip entry, decoded and found harmless. UTF-8 where flag bit 11 says so; otherwise UTF-8 where the bytes are that, else Big5
 * as Windows writes it (MS950). Refused: absolute names, {@code ..}, backslashes, drive letters, empty segments, control and bidirectional
 * formatting characters, more than 512 bytes.
 */
record ZipName(String value) {
    private static final Charset BIG5 = Charset.forName("x-windows-950");
    private static final int MAX_BYTES = 512;
    private static final Pattern UNSAFE = Pattern.compile("""
            /.*|[A-Za-z]:.*|\
            .*[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\\\].*|\
            (?:.*/)?\\.{0,2}(?:/.*)?""", Pattern.DOTALL);

    static ZipName decode(byte[] bytes, boolean utf8, int maxFolders) throws MalformedZipException {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw unsafe();
        }
        String name = StrictText.utf8(bytes)
                .or(() -> utf8 ? Optional.empty() : StrictText.decode(bytes, BIG5))
                .orElseThrow(ZipName::unsafe);
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (UNSAFE.matcher(path).matches() || path.chars().filter(c -> c == '/').count() > maxFolders) {
            throw unsafe();
        }
        return new ZipName(name);
    }

    boolean isFolder() {
        return value.endsWith("/");
    }

    /** The same for all names that a file system may take for the same: without case, composed, without the last slash. */
    String key() {
        String path = isFolder() ? value.substring(0, value.length() - 1) : value;
        String folded = path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static MalformedZipException unsafe() {
        return new MalformedZipException(FindingCode.ZIP_UNSAFE_NAME, "an entry has an unsafe or unreadable name");
    }
}
