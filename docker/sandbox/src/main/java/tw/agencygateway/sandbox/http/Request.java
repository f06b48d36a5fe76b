package tw.agencygateway.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as handlers see it. Names of headers are read without regard to case. */
public final class Request {
    private static final int LARGEST_BODY = 1 << 20;

    private final HttpExchange exchange;
    private final Map<String, String> pathValues;
    private byte[] body;

    Request(HttpExchange exchange, Map<String, String> pathValues) {
        this.exchange = exchange;
        this.pathValues = pathValues;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path and query as they arrived, nothing decoded. */
    public String target() {
        return exchange.getRequestURI().toString();
    }

    public String path() {
        return exchange.getRequestURI().getRawPath();
    }

    public String remoteAddress() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    /** A decoded segment of the path, by its name in the route's pattern. */
    public String pathValue(String name) {
        return pathValues.get(name);
    }

    /** A header's first value, or null. */
    public String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** All headers, names in lower case as HTTP/2 writes them, several values joined by a comma. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    public Map<String, String> query() throws HttpError {
        return Query.parse(exchange.getRequestURI().getRawQuery());
    }

    public Map<String, String> form() throws HttpError, IOException {
        return Query.parse(new String(body(), StandardCharsets.UTF_8));
    }

    /** @throws HttpError 400 when the body is not JSON; an empty body reads as an empty object */
    public JsonNode json() throws HttpError, IOException {
        if (body().length == 0) {
            return Json.object();
        }
        try {
            return Json.read(body());
        } catch (IOException e) {
            throw new HttpError(400, "the body is not JSON");
        }
    }

    /** @throws HttpError 413 beyond one megabyte: nothing here needs more */
    public byte[] body() throws HttpError, IOException {
        if (body == null) {
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readNBytes(LARGEST_BODY + 1);
            }
            if (body.length > LARGEST_BODY) {
                throw new HttpError(413, "the body is longer than one megabyte");
            }
        }
        return body;
    }

    /** A cookie's value, or null. */
    public String cookie(String name) {
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        for (String header : headers) {
            for (String pair : header.split(";")) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(name)) {
                    return parts[1];
                }
            }
        }
        return null;
    }

    public Language language() throws HttpError {
        String asked = query().get("lang");
        return Language.of(asked != null ? asked : cookie("lang"));
    }

    /** Whether a page of another site sent this; programs send no Origin and pass. */
    boolean isCrossSite() {
        String origin = header("Origin");
        return origin != null && !origin.replaceFirst("^https?://", "").equals(header("Host"));
    }
}
