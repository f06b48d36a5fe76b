package tw.agencygateway.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as handlers see it. Names of headers are read without regard to case. */
public final class Request {
    private final Message message;
    private final URI uri;
    private final Map<String, String> pathValues;

    /** @param uri the message's target */
    Request(Message message, URI uri, Map<String, String> pathValues) {
        this.message = message;
        this.uri = uri;
        this.pathValues = pathValues;
    }

    public String method() {
        return message.method();
    }

    /** The path and query as they arrived, nothing decoded. */
    public String target() {
        return message.target();
    }

    public String path() {
        return uri.getRawPath();
    }

    /** A decoded segment of the path, by its name in the route's pattern. */
    public String pathValue(String name) {
        return pathValues.get(name);
    }

    /** A header's first value, or null. */
    public String header(String name) {
        return values(name).isEmpty() ? null : values(name).get(0);
    }

    /** All headers, names in lower case as HTTP/2 writes them, several values joined by a comma. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    public Map<String, String> query() throws HttpError {
        return Query.parse(uri.getRawQuery());
    }

    public Map<String, String> form() throws HttpError {
        return Query.parse(new String(body(), StandardCharsets.UTF_8));
    }

    /** @throws HttpError 400 when the body is not JSON; an empty body reads as an empty object */
    public JsonNode json() throws HttpError {
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
    public byte[] body() throws HttpError {
        if (message.body() == null) {
            throw new HttpError(413, "the body is longer than one megabyte");
        }
        return message.body();
    }

    /** A cookie's value, or null. */
    public String cookie(String name) {
        for (String header : values("Cookie")) {
            for (String pair : header.split(";")) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(name)) {
                    return parts[1];
                }
            }
        }
        return null;
    }

    private List<String> values(String header) {
        return message.headers().getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
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
