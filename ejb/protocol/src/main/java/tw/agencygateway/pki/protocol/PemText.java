package tw.agencygateway.pki.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM with exactly one block (RFC 7468); in what is read lines may have any length, as in the samples of the MyData documents. */
public final class PemText {
    private static final int LINE = 64;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String UTF8_MARK = "\u00ef\u00bb\u00bf";

    private PemText() {}

    /** One block with the given label. */
    public static String encode(byte[] der, String label) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + label + DASHES + "\n" + base64 + "\n" + END + label + DASHES + "\n";
    }

    static boolean isPem(byte[] bytes) {
        return text(bytes).startsWith(BEGIN);
    }

    /** Returns the bytes of the one block with the given label. */
    static byte[] decode(byte[] bytes, String label) throws MalformedCertificateException {
        String text = text(bytes);
        String begin = BEGIN + label + DASHES;
        String end = END + label + DASHES;
        if (!text.startsWith(begin) || text.indexOf(end, begin.length()) != text.length() - end.length()) {
            throw new MalformedCertificateException("not exactly one PEM block " + label);
        }
        try {
            return Base64.getDecoder()
                    .decode(withoutSpace(text.substring(begin.length(), text.length() - end.length())));
        } catch (IllegalArgumentException e) {
            throw new MalformedCertificateException("PEM holds broken Base64", e);
        }
    }

    private static String withoutSpace(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.startsWith(UTF8_MARK) ? text.substring(UTF8_MARK.length()) : text).strip();
    }
}
