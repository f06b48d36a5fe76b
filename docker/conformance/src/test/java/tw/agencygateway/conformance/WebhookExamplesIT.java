package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The example receivers take a genuine call that is fresh, and nothing else, in every language that there is here. */
@Execution(CONCURRENT)
class WebhookExamplesIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String BODY = "{\"id\":\"e\",\"status\":\"ready\"}";

    @TestFactory
    Stream<DynamicTest> takeWhatIsGenuineAndFresh(@TempDir Path directory, TestReporter reporter) throws IOException {
        int port = freePort();
        int another = freePort();
        return Stream.of(
                        new ClientExample(
                                "java",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                List.of("java/WebhookReceiver.java", Integer.toString(port))),
                        new ClientExample(
                                "php", "php", List.of("-S", "localhost:" + another, "php/webhook_receiver.php")))
                .peek(example -> {
                    if (!example.canRun()) {
                        reporter.publishEntry(example.language(), "not run: no " + example.program());
                    }
                })
                .filter(ClientExample::canRun)
                .map(example -> dynamicTest(
                        example.language(),
                        () -> takesWhatIsGenuine(
                                example, example.language().equals("php") ? another : port, directory)));
    }

    private static void takesWhatIsGenuine(ClientExample example, int port, Path directory) throws Exception {
        List<String> command = Stream.concat(Stream.of(example.program()), example.arguments().stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(example.language()).toFile());
        builder.environment().put("WEBHOOK_SECRET", "whsec_" + KEY);
        Process process = builder.start();
        try {
            await("the receiver")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> post(port, "", "", "", "") == 401);
            Instant now = Instant.now();
            String signature = sign(now, BODY);

            assertThat(post(port, now, signature, BODY)).isEqualTo(204);
            assertThat(post(port, now, "v1,AAAA " + signature, BODY)).isEqualTo(204);
            assertThat(post(port, now, signature, BODY.replace("ready", "void")))
                    .isEqualTo(401);
            assertThat(post(port, now, "v1,AAAA", BODY)).isEqualTo(401);
            assertThat(post(port, now.minusSeconds(1), signature, BODY)).isEqualTo(401);
            Instant old = now.minusSeconds(310);
            assertThat(post(port, old, sign(old, BODY), BODY)).isEqualTo(401);
            Instant ahead = now.plusSeconds(330);
            assertThat(post(port, ahead, sign(ahead, BODY), BODY)).isEqualTo(401);
        } finally {
            process.destroyForcibly();
        }
    }

    private static int post(int port, Instant at, String signature, String body) throws Exception {
        return post(port, "e", Long.toString(at.getEpochSecond()), signature, body);
    }

    private static int post(int port, String id, String timestamp, String signature, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .timeout(Duration.ofSeconds(10))
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String sign(Instant at, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        byte[] tag = mac.doFinal(("e." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(tag);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
