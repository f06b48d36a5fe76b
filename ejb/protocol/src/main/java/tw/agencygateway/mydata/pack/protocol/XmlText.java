package tw.agencygateway.mydata.pack.protocol;

/** Text that XML 1.0 can hold, and its escaping. */
final class XmlText {
    private XmlText() {}

    /** Whether every character is one of XML 1.0 (§2.2), surrogates in pairs. */
    static boolean isRepresentable(String text) {
        return text.codePoints()
                .allMatch(c -> c >= 0x20 && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff
                        || c == '\t'
                        || c == '\n'
                        || c == '\r');
    }

    /** Escapes markup, and what a reader would turn into other white space, for element content and attributes alike. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append((int) c).append(';');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
