package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer: status, headers and a body that is written when the head is out, so that it may be of any size.
 *
 * @param length of the body in bytes; -1 when unknown (chunked), 0 when there is none
 */
public record Response(int status, Map<String, String> headers, long length, Body body) {

    /** Writes the body; must not close the stream. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), 0, out -> {});
    }

    public static Response bytes(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body.length, out -> out.write(body));
    }

    public static Response text(int status, String text) {
        return bytes(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, Object value) {
        return bytes(status, "application/json", Json.bytes(value));
    }

    public static Response stream(int status, String contentType, Body body) {
        return new Response(status, Map.of("Content-Type", contentType), -1, body);
    }

    /** 303, so that a form that was sent is not sent again. */
    public static Response seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public static Response found(URI location) {
        return empty(302).with("Location", location.toString());
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, length, body);
    }
}
