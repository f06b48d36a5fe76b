package tw.agencygateway.sandbox.gsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Wire;

/** What an endpoint is about to answer; misbehaviours change its fields. */
final class Answer {
    final Endpoint endpoint;

    /** The presented token; empty where there is none, or none that GSP has issued. */
    final Optional<TokenDraft> token;

    int status;
    final Map<String, List<String>> headers = new LinkedHashMap<>();

    /** Null where there is no body. */
    ObjectNode body;

    private UnaryOperator<String> text = UnaryOperator.identity();

    /** Whether a challenge begins with the word Bearer (RFC 6750 §3). */
    boolean withScheme = true;

    /** What happened, for the record. */
    String note = "";

    private Answer(Endpoint endpoint, Optional<TokenDraft> token, int status, ObjectNode body) {
        this.endpoint = endpoint;
        this.token = token;
        this.status = status;
        this.body = body;
    }

    /** What the SDK has made of it. */
    static Answer of(Endpoint endpoint, Optional<TokenDraft> token, HTTPResponse made) {
        String content = made.getBody();
        ObjectNode body = content == null || content.isEmpty() ? null : object(content);
        Answer answer = new Answer(endpoint, token, made.getStatusCode(), body);
        answer.headers.putAll(made.getHeaderMap());
        answer.header("Cache-Control", "no-store");
        answer.header("Pragma", "no-cache");
        return answer;
    }

    Answer noting(String what) {
        note = what;
        return this;
    }

    /** Another one altogether. */
    void become(int otherStatus, ObjectNode otherBody) {
        status = otherStatus;
        body = otherBody;
        headers.remove("WWW-Authenticate");
        header("Content-Type", "application/json");
    }

    /** Changes the body once it is text, after all earlier such changes. */
    void rewrite(UnaryOperator<String> change) {
        UnaryOperator<String> before = text;
        text = body -> change.apply(before.apply(body));
    }

    void header(String name, String value) {
        headers.put(name, List.of(value));
    }

    Response response() {
        byte[] bytes = body == null
                ? new byte[0]
                : text.apply(new String(Json.bytes(body), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
        if (!withScheme) {
            headers.computeIfPresent("WWW-Authenticate", (name, values) -> List.of(withoutScheme(values.get(0))));
        }
        return new Response(status, headers, 0, out -> out.write(bytes), Wire.PLAIN).ofLength(bytes.length);
    }

    private static String withoutScheme(String challenge) {
        return challenge.replaceFirst("^Bearer ", "");
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode node = Json.read(json.getBytes(StandardCharsets.UTF_8));
            return (ObjectNode) node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
