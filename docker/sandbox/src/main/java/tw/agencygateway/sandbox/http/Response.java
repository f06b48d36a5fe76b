package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer: status, headers and a body that is written when the head is out, so that it may be of any size.
 *
 * @param headers each with its values, one line for each
 * @param length of the body in bytes; -1 when unknown (chunked), 0 when there is none
 * @param wire what the answer passes through on its way out
 */
public record Response(int status, Map<String, List<String>> headers, long length, Body body, Wire wire) {

    /** Writes the body; must not close the stream. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), 0, out -> {}, Wire.PLAIN);
    }

    public static Response bytes(int status, String contentType, byte[] body) {
        return stream(status, contentType, out -> out.write(body)).ofLength(body.length);
    }

    public static Response text(int status, String text) {
        return bytes(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, Object value) {
        return bytes(status, "application/json", Json.bytes(value));
    }

    public static Response stream(int status, String contentType, Body body) {
        return new Response(status, Map.of("Content-Type", List.of(contentType)), -1, body, Wire.PLAIN);
    }

    /** 303, so that a form that was sent is not sent again. */
    public static Response seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public static Response found(URI location) {
        return empty(302).with("Location", location.toString());
    }

    /** Replaces a header; several values are several lines. */
    public Response with(String header, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(values));
        return new Response(status, more, length, body, wire);
    }

    /** With another body, whose length must be said too. */
    public Response with(Body other) {
        return new Response(status, headers, length, other, wire);
    }

    public Response ofLength(long other) {
        return new Response(status, headers, other, body, wire);
    }

    public Response through(Wire other) {
        return new Response(status, headers, length, body, other);
    }
}
