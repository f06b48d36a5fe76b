package tw.agencygateway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Query;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.WebServer;
import tw.agencygateway.sandbox.mydata.pack.Opened;
import tw.agencygateway.sandbox.registry.Service;

/** Just enough of a gateway for the sandbox's own tests: it believes everything and verifies nothing. */
final class StubGateway implements AutoCloseable {
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private volatile int notificationStatus = 200;
    private volatile Service service;
    private volatile String platform;

    /** One transaction, as far as it came. */
    private static final class Visit {
        private JsonNode order;
        private volatile String ticket;
        private volatile String secretKey;
        private Map<String, byte[]> files;
    }

    StubGateway() throws IOException {
        Router router = new Router();
        router.post("/api/v1/sp/transactions", this::start);
        router.get("/go/{tx}", request -> Response.found(integrationUrl(request.pathValue("tx"))));
        router.get("/return/{client}", this::comeBack);
        router.post("/mydata-sp/notification", this::notification);
        router.get("/api/v1/sp/transactions/{tx}", this::status);
        router.get("/api/v1/sp/transactions/{tx}/files", this::files);
        router.get("/api/v1/sp/transactions/{tx}/files/{id}", this::file);
        router.on("DELETE", "/api/v1/sp/transactions/{tx}", request -> Response.empty(204));
        server = new WebServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), router);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    void serve(Service registered, String platformAddress) {
        service = registered;
        platform = platformAddress;
    }

    /** @param status 0 hangs up instead */
    void answerNotificationsWith(int status) {
        notificationStatus = status;
    }

    List<JsonNode> notifications() {
        return notifications;
    }

    /** Begins a transaction of all the service's data sets; returns its tx_id. */
    String begin(String person) {
        String txId = UUID.randomUUID().toString();
        Visit visit = new Visit();
        visit.order = Json.object().put("person", person).put("state", "s");
        visits.put(txId, visit);
        return txId;
    }

    URI integrationUrl(String txId) {
        String ids = String.join(
                ":", service.dataSets().stream().map(each -> each.resourceId()).toList());
        String base64 = Base64.getEncoder().encodeToString(ids.getBytes(StandardCharsets.UTF_8));
        String returnUrl = service.returnUrl() + "?h=" + txId;
        return URI.create(platform + "/service/" + service.clientId() + "/" + Query.encode(base64) + "/" + txId
                + "?returnUrl=" + Query.encode(returnUrl) + "&pid="
                + Query.encode(encrypt(visits.get(txId).order.get("person").asText())));
    }

    HttpResponse<byte[]> fetch(String ticket) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(platform + "/service/data"))
                .header("permission_ticket", ticket)
                .build());
    }

    String encrypt(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String decrypt(String base64) {
        try {
            return new String(
                    cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64)), StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        String secret = service.clientSecret();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                mode,
                new SecretKeySpec((secret + secret).getBytes(StandardCharsets.US_ASCII), "AES"),
                new IvParameterSpec(service.cbcIv().getBytes(StandardCharsets.US_ASCII)));
        return cipher;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Response start(Request request) throws HttpError, IOException {
        String txId = begin("");
        visits.get(txId).order = request.json();
        return Response.json(201, Map.of("tx_id", txId, "go_url", address() + "/go/" + txId, "status", "created"));
    }

    private Response comeBack(Request request) throws HttpError {
        String txId = request.query().get("h");
        JsonNode order = visits.get(txId).order;
        String outcome = request.query().get("code").equals("200") ? "returned" : "declined";
        return Response.found(URI.create(order.path("agency_page").asText("/") + "?tx_id=" + txId + "&state="
                + order.path("state").asText() + "&outcome=" + outcome));
    }

    private Response notification(Request request) throws HttpError, IOException {
        JsonNode body = request.json();
        notifications.add(body);
        Visit visit = visits.get(body.path("tx_id").asText());
        if (visit != null && body.has("secret_key")) {
            visit.secretKey = body.get("secret_key").asText();
            visit.ticket = body.get("permission_ticket").asText();
        }
        if (notificationStatus == 0) {
            throw new IOException("hangs up without an answer");
        }
        return Response.empty(notificationStatus).with("Content-Type", "application/json");
    }

    private Response status(Request request) throws IOException {
        Visit visit = visits.get(request.pathValue("tx"));
        boolean ready = visit.ticket != null;
        if (ready && visit.files == null) {
            String compact = new String(fetch(visit.ticket).body(), StandardCharsets.US_ASCII);
            visit.files = Opened.of(compact, decrypt(visit.secretKey)).files();
        }
        Map<String, String> message = Map.of("zh-TW", "等待 MyData 通知。", "en", "Waiting for MyData.");
        return Response.json(200, Map.of("status", ready ? "ready" : "waiting", "final", ready, "message", message));
    }

    private Response files(Request request) {
        List<Map<String, Object>> files = new ArrayList<>();
        visits.get(request.pathValue("tx")).files.forEach((name, bytes) -> {
            int inner = name.indexOf('!');
            if (inner > 0 && !name.contains("META-INFO")) {
                files.add(Map.of(
                        "id", Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)),
                        "resource_id", name.substring(0, inner).replace(".zip", ""),
                        "name", name.substring(inner + 1),
                        "media_type", name.endsWith(".json") ? "application/json" : "application/octet-stream",
                        "size", bytes.length));
            }
        });
        return Response.json(200, Map.of("verdict", "verified", "findings", List.of(), "files", files));
    }

    private Response file(Request request) {
        String name = new String(Base64.getUrlDecoder().decode(request.pathValue("id")), StandardCharsets.UTF_8);
        return Response.bytes(
                200,
                name.endsWith(".json") ? "application/json" : "application/octet-stream",
                visits.get(request.pathValue("tx")).files.get(name));
    }
}
