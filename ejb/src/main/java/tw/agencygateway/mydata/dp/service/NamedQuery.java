package tw.agencygateway.mydata.dp.service;

import java.util.ArrayList;
import java.util.List;

/**
 * A SQL query with named parameters, {@code :uid}: each is turned into a marker for a bound value, so that no value ever becomes part of the
 * query. What stands in quotes or comments is left alone, and so is the cast {@code ::type}.
 *
 * @param sql with {@code ?} for each parameter
 * @param names of the parameters in the order of their markers
 */
record NamedQuery(String sql, List<String> names) {

    static NamedQuery parse(String text) {
        StringBuilder sql = new StringBuilder();
        List<String> names = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = endOfLiteral(text, i);
            if (end > i) {
                sql.append(text, i, end);
                i = end;
            } else if (text.startsWith("::", i)) {
                sql.append("::");
                i += 2;
            } else if (text.charAt(i) == ':' && i + 1 < text.length() && isNameStart(text.charAt(i + 1))) {
                end = endOfName(text, i + 1);
                names.add(text.substring(i + 1, end));
                sql.append('?');
                i = end;
            } else {
                sql.append(text.charAt(i++));
            }
        }
        return new NamedQuery(sql.toString(), List.copyOf(names));
    }

    /** Where the quoted text or comment that begins here ends; here, where none begins. */
    private static int endOfLiteral(String text, int start) {
        char c = text.charAt(start);
        if (c == '\'' || c == '"') {
            return after(text, String.valueOf(c), start + 1);
        }
        if (text.startsWith("--", start)) {
            return after(text, "\n", start + 2);
        }
        return text.startsWith("/*", start) ? after(text, "*/", start + 2) : start;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
