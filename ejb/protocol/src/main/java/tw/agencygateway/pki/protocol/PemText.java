package tw.agencygateway.pki.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM with exactly one block (RFC 7468); lines may have any length, as in the samples of the MyData documents. */
final class PemText {
    private static final String BEGIN = "-----BEGIN ";
    private static final String UTF8_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*+)-----END ([A-Z0-9 ]+)-----\\s*");

    private PemText() {}

    static boolean isPem(byte[] bytes) {
        return text(bytes).stripLeading().startsWith(BEGIN);
    }

    /** Returns the bytes of the one block with the given label. */
    static byte[] decode(byte[] bytes, String label) throws MalformedCertificateException {
        Matcher matcher = BLOCK.matcher(text(bytes));
        if (!matcher.matches()
                || !matcher.group(1).equals(label)
                || !matcher.group(3).equals(label)) {
            throw new MalformedCertificateException("not exactly one PEM block " + label);
        }
        try {
            return Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new MalformedCertificateException("PEM holds broken Base64", e);
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(UTF8_MARK) ? text.substring(UTF8_MARK.length()) : text;
    }
}
