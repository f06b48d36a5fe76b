package tw.agencygateway.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Queries and forms in {@code application/x-www-form-urlencoded}. */
public final class Query {
    private Query() {}

    /**
     * Reads {@code a=1&b=2}; of a repeated name the values are joined by a comma, in order.
     *
     * @param raw null reads as empty
     * @throws HttpError 400 where a percent sign is followed by something else than two hex digits
     */
    public static Map<String, String> parse(String raw) throws HttpError {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return values;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.merge(name, value, (first, next) -> first + "," + next);
        }
        return values;
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) throws HttpError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpError(400, "broken percent-encoding");
        }
    }
}
