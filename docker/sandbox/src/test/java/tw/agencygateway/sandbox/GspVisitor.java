package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Query;

/** A data provider that asks GSP about tokens, on a stage. */
record GspVisitor(Stage stage) {
    static final String DATA_SET = "API.Household1";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Issues a token; wherever that is presented, GSP misbehaves. */
    String misbehaving(String faults) {
        return issue(", \"misbehaviours\": " + faults);
    }

    String issue(String more) {
        return issue("A123456789", more);
    }

    String issue(String person, String more) {
        String order = "{\"person\": \"" + person + "\", \"data_set\": \"" + DATA_SET + "\"" + more + "}";
        return stage.control("POST", "/gsp/tokens", order).path("token").asText();
    }

    String secret() {
        try {
            return stage.home.read(stage.home.resourceSecret(DATA_SET));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> introspect(String token) {
        return introspect(token, DATA_SET + ":" + secret());
    }

    HttpResponse<String> introspect(String token, String credentials) {
        return post("token=" + Query.encode(token), "Basic " + base64(credentials));
    }

    HttpResponse<String> post(String body, String authorization) {
        return send(request("/connect/introspect", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> userInfo(String token) {
        return send(request("/connect/userinfo", "Bearer " + token));
    }

    /** So much of the user info, and then hangs up. */
    byte[] beginningOfUserInfo(String token, int bytes) {
        try (InputStream body = HTTP.send(
                        request("/connect/userinfo", "Bearer " + token).build(), BodyHandlers.ofInputStream())
                .body()) {
            return body.readNBytes(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(stage.url + "/gsp/v1" + path)).header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(200, 499);
        try {
            return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
