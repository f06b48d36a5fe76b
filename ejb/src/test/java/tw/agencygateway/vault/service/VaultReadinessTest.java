package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.service.MovableClock;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.platform.service.Readiness.Part;
import tw.agencygateway.vault.client.S3Bucket;
import tw.agencygateway.vault.client.S3Location;

/** A store that denies, fails or answers, as the status says that it sends. */
class VaultReadinessTest {

    private static final String EMPTY = "<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";
    private static final String DENIED = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";

    @TempDir
    private Path keys;

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 403;
    private final MovableClock clock = new MovableClock();
    private HttpServer server;
    private S3Bucket bucket;
    private VaultReadiness readiness;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = (status == 200 ? EMPTY : DENIED).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String key = Files.writeString(keys.resolve("key"), "key").toString();
        bucket = new S3Bucket(new S3Location(
                Optional.of("http://localhost:" + server.getAddress().getPort()),
                "us-east-1",
                Optional.of("received"),
                "",
                Optional.of(key),
                Optional.of(key),
                true,
                new OutboundConfiguration(Optional.empty(), Optional.empty(), Optional.empty())));
        readiness = new VaultReadiness(new S3Store(bucket), clock);
    }

    @AfterEach
    void stop() {
        bucket.close();
        server.stop(0);
    }

    @Test
    void aStoreThatDeniesIsMissingUntilItAnswers() {
        assertThat(readiness.missing()).contains(Part.VAULT);
        status = 200;
        assertThat(readiness.missing()).as("looked at a moment ago").contains(Part.VAULT);

        clock.move(Duration.ofSeconds(10));

        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void aStoreThatFailsLaterDoesNotTakeTheNodeOut() {
        status = 200;
        assertThat(readiness.missing()).isEmpty();
        status = 403;
        clock.move(Duration.ofSeconds(60));

        assertThat(readiness.missing()).isEmpty();
        assertThat(requests).hasValue(1);
    }

    @Test
    void whatTheStoreAnswersIsSaid() {
        assertThatThrownBy(bucket::check)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403 AccessDenied")
                .hasMessageContaining("received");
        assertThat(requests).as("a denial is not repeated").hasValue(1);
    }

    @Test
    void aFailureIsRepeatedAFewTimesOnly() {
        status = 503;

        assertThatThrownBy(() -> bucket.exists("file")).isInstanceOf(IOException.class);

        assertThat(requests).hasValue(3);
    }
}
