package tw.agencygateway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Service;
import tw.agencygateway.sandbox.registry.Settings;

/** A running sandbox beside a stub gateway, driven over HTTP as an outside test would. */
final class Stage implements AutoCloseable {
    final StubGateway gateway = new StubGateway();
    final Home home;
    final Service service;
    final String url;
    private final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    Stage(Path directory) throws IOException, GeneralSecurityException {
        int port = freePort();
        url = "http://localhost:" + port;
        home = new Home(directory);
        new Init(home, new Settings(gateway.address(), url), List.of(), Optional.empty()).run();
        service = Registry.load(home, gateway.address()).services().get(0);
        gateway.serve(service, url);
        sandbox = new Sandbox(home, gateway.address(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        sandbox.start();
    }

    /** A stage for all tests of a class that need not a directory of their own: making the PKI takes seconds. */
    static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("sandbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> call(String method, String path, String body) {
        URI uri = path.startsWith("/") ? URI.create(url + path) : URI.create(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, "");
    }

    JsonNode control(String method, String path, String body) {
        try {
            HttpResponse<String> answer = call(method, "/control/api" + path, body);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a citizen to the platform; returns the tx_id. */
    String arrive(String person, String misbehaviours) {
        control("PUT", "/next", misbehaviours);
        String txId = gateway.begin(person);
        HttpResponse<String> answer = get(gateway.integrationUrl(txId).toString());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("not accepted: " + answer.statusCode() + " " + answer.body());
        }
        return txId;
    }

    /** The citizen agrees; returns the address of the browser's return. */
    String agree(String txId) {
        return control("POST", "/transactions/" + txId + "/consent", "{\"agree\":true,\"method\":\"CER\"}")
                .get("return_url")
                .asText();
    }

    JsonNode transaction(String txId) {
        return control("GET", "/transactions/" + txId, "");
    }

    HttpResponse<byte[]> fetch(String txId) {
        try {
            return gateway.fetch(transaction(txId).get("permission_ticket").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        gateway.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
