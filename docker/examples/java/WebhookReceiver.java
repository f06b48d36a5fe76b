import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives the Agency Gateway's status calls, with nothing but the JDK (17 or later). 接收機關閘道狀態通知的範例。
 *
 * <pre>WEBHOOK_SECRET=whsec_… java WebhookReceiver.java 8099</pre>
 */
public final class WebhookReceiver {

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int LARGEST = 64 * 1024;

    private final byte[] key;

    WebhookReceiver(String secret) {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    public static void main(String[] arguments) throws IOException {
        WebhookReceiver receiver = new WebhookReceiver(System.getenv("WEBHOOK_SECRET"));
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", receiver::receive);
        server.start();
        System.out.println("listening on " + port);
    }

    /** Answers at once; what there is to do with a new status is done later, from a queue of your own. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            boolean genuine = isGenuine(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body,
                    Instant.now());
            if (genuine) {
                // the same id again is a repeat; a lower sequence than the last one of a transaction came late: ignore both
                System.out.println("received " + new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
        }
    }

    /** Whether the gateway sent it, and not more than five minutes ago. */
    boolean isGenuine(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || signatures == null || timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(OLDEST) > 0) {
            return false;
        }
        byte[] expected = signature(id + "." + timestamp + ".", body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String signature : signatures.split(" ")) { // two while a secret is being renewed
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private String signature(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
