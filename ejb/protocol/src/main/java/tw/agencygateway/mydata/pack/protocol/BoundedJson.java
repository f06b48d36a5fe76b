package tw.agencygateway.mydata.pack.protocol;

import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * A small JSON object from a stranger: strict UTF-8, bounded in size and depth before it is parsed, no member twice. Values are those of
 * jose4j: String, Long, Double, Boolean, List, Map, null.
 */
public final class BoundedJson {
    private static final int MAX_DEPTH = 8;

    private BoundedJson() {}

    /** Parses one object; depth counts the object itself and is at most 8. */
    public static Map<String, Object> parseObject(byte[] bytes, int maxBytes) throws MalformedJsonException {
        if (bytes.length > maxBytes) {
            throw new MalformedJsonException("larger than " + maxBytes + " bytes");
        }
        String text = StrictText.utf8(bytes).orElseThrow(() -> new MalformedJsonException("not UTF-8"));
        if (depth(text) > MAX_DEPTH) {
            throw new MalformedJsonException("nested deeper than " + MAX_DEPTH);
        }
        try {
            return JsonUtil.parseJson(text);
        } catch (JoseException e) {
            // no cause: its message quotes the text
            throw new MalformedJsonException("not a JSON object with unique member names");
        }
    }

    private static int depth(String text) {
        int deepest = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '{', '[' -> deepest = quoted ? deepest : Math.max(deepest, ++depth);
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }
}
