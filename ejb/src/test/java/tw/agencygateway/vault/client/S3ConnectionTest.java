package tw.agencygateway.vault.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** By which way the object store is called, and that nothing else is. */
class S3ConnectionTest {
    private static final String NONE = "<ListVersionsResult/>";

    @TempDir
    private Path keys;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().set("Location", "http://" + authority() + "/elsewhere");
            exchange.sendResponseHeaders(status, NONE.length());
            exchange.getResponseBody().write(NONE.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theProxyOfAllOutboundCallsIsTheVaultsToo() throws IOException {
        check(location("http://store.example:9000", true, Optional.of(authority()), Optional.empty()));

        assertThat(asked)
                .singleElement()
                .satisfies(request ->
                        assertThat(request).startsWith("store.example:9000 http://store.example:9000/received?"));
    }

    @Test
    void aStoreThatIsCalledWithoutTheProxyIsNot() throws IOException {
        check(location("http://" + authority(), true, Optional.of("proxy.example:1"), Optional.of("localhost")));

        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request).startsWith(authority() + " /received?"));
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        status = 307;
        S3Location location = location("http://" + authority(), true, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> check(location)).isInstanceOf(IOException.class);

        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request).doesNotContain("elsewhere"));
    }

    @Test
    void theOneHostThatIsCalledIsKnown() throws IOException {
        assertThat(location("https://store.example", true, Optional.empty(), Optional.empty())
                        .address()
                        .host())
                .isEqualTo("store.example");
        assertThat(location("https://store.example:9000", false, Optional.empty(), Optional.empty())
                        .address()
                        .host())
                .isEqualTo("received.store.example:9000");
    }

    private String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    private static void check(S3Location location) throws IOException {
        try (S3Bucket bucket = new S3Bucket(location)) {
            bucket.check();
        }
    }

    private S3Location location(String endpoint, boolean pathStyle, Optional<String> proxy, Optional<String> direct)
            throws IOException {
        String key = Files.writeString(keys.resolve("key"), "key").toString();
        return new S3Location(
                Optional.of(endpoint),
                "us-east-1",
                Optional.of("received"),
                "",
                Optional.of(key),
                Optional.of(key),
                pathStyle,
                new OutboundConfiguration(Optional.empty(), proxy, direct));
    }
}
