package tw.agencygateway.sandbox.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Query;

/** The agency's view of the gateway: its Agency API, and nothing else. */
final class GatewayApi {
    private static final int LARGEST_JSON = 1 << 22;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String token;

    /** @param gateway address of the gateway with its context path */
    GatewayApi(String gateway, String token) {
        this.base = gateway + "/api/v1/sp/transactions";
        this.token = token;
    }

    record Order(String clientId, List<String> resourceIds, String person, String state, String agencyPage) {
        @Override
        public String toString() {
            return "Order[" + clientId + "]";
        }
    }

    /** @param goUrl where to send the visitor */
    record Started(String txId, String goUrl) {}

    Started start(Order order) throws GatewayProblem {
        ObjectNode body = Json.object();
        body.put("client_id", order.clientId());
        order.resourceIds().forEach(body.putArray("resource_ids")::add);
        body.put("person", order.person());
        body.put("state", order.state());
        body.put("agency_page", order.agencyPage());
        HttpRequest.Builder request = request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        JsonNode answer = json(request);
        return new Started(answer.path("tx_id").asText(), answer.path("go_url").asText());
    }

    /** @param known the status after which to wait for another, or null to have the answer at once */
    JsonNode status(String txId, String known) throws GatewayProblem {
        String query = known == null ? "" : "?wait=20&known=" + Query.encode(known);
        return json(request("/" + txId + query).GET());
    }

    JsonNode files(String txId) throws GatewayProblem {
        return json(request("/" + txId + "/files").GET());
    }

    /** One file; the caller closes it. */
    HttpResponse<InputStream> file(String txId, String id) throws GatewayProblem {
        return send(request("/" + txId + "/files/" + Query.encode(id)).GET());
    }

    void erase(String txId) throws GatewayProblem {
        close(send(request("/" + txId).DELETE()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest.Builder request) throws GatewayProblem {
        HttpResponse<InputStream> answer = send(request);
        try (InputStream in = answer.body()) {
            return Json.read(in.readNBytes(LARGEST_JSON));
        } catch (IOException e) {
            throw new GatewayProblem(answer.statusCode(), "the answer is not JSON");
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws GatewayProblem {
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() >= 300) {
                throw problem(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new GatewayProblem(0, "no answer from the gateway: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayProblem(0, "interrupted");
        }
    }

    private static GatewayProblem problem(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            JsonNode problem = Json.read(in.readNBytes(LARGEST_JSON));
            String detail = problem.path("title").asText() + " — "
                    + problem.path("detail").asText();
            return new GatewayProblem(answer.statusCode(), detail);
        } catch (IOException e) {
            return new GatewayProblem(answer.statusCode(), "HTTP " + answer.statusCode());
        }
    }

    private static void close(HttpResponse<InputStream> answer) throws GatewayProblem {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new GatewayProblem(0, "the connection broke");
        }
    }
}
