import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Obtains a person's data through the Agency Gateway, with nothing but the JDK (17 or later; a JSON library would do better
 * than the two patterns here). 經機關閘道取得民眾個人資料的範例。
 *
 * <pre>GATEWAY_TOKEN=agw_… PERSON=A123456789 java AgencyGatewayClient.java https://gateway.example CLI.EXAMPLE API.Example downloads</pre>
 */
public final class AgencyGatewayClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Pattern FILE = Pattern.compile("\"id\":(\\d+),.*?\"sha256\":\"([0-9a-f]{64})\"");

    private final String transactions;
    private final String token;

    AgencyGatewayClient(String gateway, String token) {
        this.transactions = gateway + "/api/v1/sp/transactions";
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        AgencyGatewayClient client = new AgencyGatewayClient(arguments[0], System.getenv("GATEWAY_TOKEN"));
        String state = UUID.randomUUID().toString(); // keep it in your visitor's session
        String started = client.start(arguments[1], arguments[2], System.getenv("PERSON"), state);
        String txId = text(started, "tx_id");
        System.out.println("tx_id " + txId); // keep this too
        System.out.println("go_url " + text(started, "go_url")); // redirect your visitor there

        String status = client.await(txId);
        System.out.println("status " + status);
        if (!status.equals("ready")) {
            System.exit(2);
        }
        client.download(txId, Path.of(arguments[3]));
        client.erase(txId);
        System.out.println("erased");
    }

    /** The same key for the same wish: however often it is sent, there is one transaction. */
    String start(String clientId, String resourceId, String person, String state) throws Exception {
        String body = "{\"client_id\":\"%s\",\"resource_ids\":[\"%s\"],\"person\":\"%s\",\"state\":\"%s\"}"
                .formatted(clientId, resourceId, person, state);
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return send(request, BodyHandlers.ofString());
        } catch (IOException lostAnswer) {
            return send(request, BodyHandlers.ofString());
        }
    }

    /**
     * Whether a browser that returns with this state is the one that left; your page asks this first, and answers 403 if not. The
     * outcome in the address is for the page to show, never to decide by.
     */
    static boolean isSameVisitor(String stateInSession, String stateReturned) {
        return stateInSession != null
                && stateReturned != null
                && MessageDigest.isEqual(
                        stateInSession.getBytes(StandardCharsets.UTF_8), stateReturned.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks again whenever the status has changed, at the latest every 25 seconds, until the data is there or cannot come. */
    String await(String txId) throws Exception {
        String status = "";
        boolean over = false;
        while (!over && !status.equals("ready")) {
            String answer = send(
                    request("/" + txId + "?wait=25&known=" + status).GET().build(), BodyHandlers.ofString());
            status = text(answer, "status");
            over = answer.contains("\"final\":true");
        }
        return status;
    }

    /** Each file under its number: the names in the list are labels, not paths. */
    void download(String txId, Path directory) throws Exception {
        Files.createDirectories(directory);
        String list = send(request("/" + txId + "/files").GET().build(), BodyHandlers.ofString());
        Matcher file = FILE.matcher(list.substring(list.indexOf("\"files\":[")));
        while (file.find()) {
            Path target = directory.resolve(file.group(1));
            HttpRequest request = request("/" + txId + "/files/" + file.group(1)).GET().build();
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream content =
                    new DigestInputStream(send(request, BodyHandlers.ofInputStream()), sha256)) {
                Files.copy(content, target);
            }
            if (!HexFormat.of().formatHex(sha256.digest()).equals(file.group(2))) {
                Files.delete(target);
                throw new IOException("file " + file.group(1) + " did not arrive whole");
            }
            System.out.println("file " + target);
        }
    }

    void erase(String txId) throws Exception {
        send(request("/" + txId).DELETE().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(transactions + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    /** Errors come as application/problem+json; decide by its code. */
    private static <T> T send(HttpRequest request, BodyHandler<T> body) throws Exception {
        HttpResponse<T> response = HTTP.send(request, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String text(String json, String member) {
        Matcher value = Pattern.compile("\"" + member + "\":\"([^\"\\\\]*)\"").matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + member);
        }
        return value.group(1);
    }
}
