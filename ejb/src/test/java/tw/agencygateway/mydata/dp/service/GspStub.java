package tw.agencygateway.mydata.dp.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** An authorization server at the one address that the deployment may call: knows the tokens that a test put in. */
final class GspStub implements AutoCloseable {

    static final String SCOPE = "household.read";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, String> persons = new ConcurrentHashMap<>();
    private final Map<String, String> clients = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile long millis;
    private final CountDownLatch called = new CountDownLatch(1);

    GspStub() {
        URI allowed = URI.create(
                "http://" + ConfigProvider.getConfig().getValue("gateway.outbound.hosts", String[].class)[0]);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", allowed.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        String configuration = """
                {"issuer": "%1$s", "introspection_endpoint": "%1$s/introspect", "userinfo_endpoint": "%1$s/userinfo"}""";
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, configuration.formatted(url())));
        server.createContext("/introspect", this::introspect);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Gives a person a token. */
    void knows(String token, String uid) {
        persons.put(token, uid);
    }

    /** Gives a person a token for a service. */
    void knows(String token, String uid, String client) {
        clients.put(token, client);
        knows(token, uid);
    }

    /** Revokes a token. */
    void forget(String token) {
        persons.remove(token);
    }

    /** From here on everything but the configuration takes so long. */
    void takes(long newMillis) {
        millis = newMillis;
    }

    /** From here on everything but the configuration is answered so. */
    void answers(int newStatus) {
        status = newStatus;
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = body.substring(body.indexOf('=') + 1);
        letPass();
        String uid = persons.get(token);
        String active = """
                {"active": "True", "sub": "sub-%s", "client_id": "%s", "scope": "openid %s", "iss": "%s"}""";
        answer(
                exchange,
                status,
                uid == null
                        ? "{\"active\": false}"
                        : active.formatted(uid, clients.getOrDefault(token, "CLI.TEST000001"), SCOPE, url()));
    }

    /** Waits until it was asked for the first time. */
    void awaitCall() throws InterruptedException {
        called.await();
    }

    private void letPass() {
        called.countDown();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        letPass();
        String uid = persons.get(
                exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()));
        String info = """
                {"sub": "sub-%1$s", "cn": "王小明", "uid": "%1$s", "uid_verified": true, "birthdate": "1973/07/14"}""";
        answer(exchange, status, info.formatted(uid));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
