package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.vault.client.ObjectStore;
import tw.agencygateway.vault.client.S3Location;
import tw.agencygateway.vault.client.S3Readers;

@ExtendWith(ObjectStore.Parameter.class)
class S3SourceTest {
    private static final String PERSON = "A123456789";

    private final String bucket = "source-" + UUID.randomUUID();
    private final Map<String, String> settings = new HashMap<>();
    private final S3Source source = new S3Source();
    private S3Location location;

    @BeforeEach
    void fill(ObjectStore store) throws IOException {
        location = store.versionedBucket(bucket);
        source.reader = S3Readers.allowed(store.endpoint().getAuthority());
        settings.put("bucket", bucket);
        settings.put("prefix", "household");
        settings.put("endpoint", store.endpoint().toString());
        settings.put("path_style", "true");
        settings.put("access_key", "access");
        put("household/" + PERSON + ".json", "[{\"name\": \"王小明\", \"age\": 52}]");
    }

    private void put(String key, String content) {
        try (S3Client client = ObjectStore.client(location)) {
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
        }
    }

    @Test
    void eachPersonHasAnObject() throws SourceException {
        assertThat(fetch(PERSON))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "王小明"));
        assertThat(fetch("F131104093")).isEmpty();
    }

    @Test
    void anObjectWithoutPrefixIsFoundToo() throws SourceException {
        settings.remove("prefix");
        put("B223344554.json", "{\"name\": \"林美玲\"}");

        assertThat(fetch("B223344554")).hasSize(1);
        assertThat(fetch(PERSON)).isEmpty();
    }

    @Test
    void whatIsNoNationalIdNeverBecomesAKey() {
        put("secret.json", "{\"name\": \"x\"}");

        assertRefused(Kind.WRONG, "named by national ids", () -> fetch("../secret"));
        assertRefused(Kind.WRONG, "named by national ids", () -> fetch(null));
    }

    @Test
    void anObjectThatIsTooLargeIsNotRead() {
        put("household/F131104093.json", "[" + " ".repeat(20_000) + "]");

        assertRefused(Kind.WRONG, "more than 1000 bytes", () -> fetch("F131104093"));
    }

    @Test
    void aBucketThatIsThereIsAlive() throws SourceException {
        source.probe(query(null, Duration.ofSeconds(10)));
        settings.put("bucket", "none-" + UUID.randomUUID());

        assertRefused(Kind.UNREACHABLE, "NoSuchBucket", () -> source.probe(query(null, Duration.ofSeconds(10))));
        assertRefused(Kind.UNREACHABLE, "cannot be read", () -> fetch(PERSON));
    }

    @Test
    void aHostThatIsNotAllowedIsNotCalled() {
        source.reader = S3Readers.allowed("elsewhere.example");

        assertRefused(
                Kind.UNREACHABLE, "gateway.outbound.hosts", () -> source.probe(query(null, Duration.ofSeconds(10))));
        assertRefused(Kind.UNREACHABLE, "cannot be read", () -> fetch(PERSON));
    }

    @Test
    void settingsThatAreNoneAreToldApart() {
        refusedWith("bucket", "a/../b", "setting bucket");
        refusedWith("region", "x.example/", "setting region");
        refusedWith("endpoint", "ftp://store.example", "setting endpoint");
        refusedWith("endpoint", "http://a:b@store.example", "setting endpoint");
        refusedWith("endpoint", "no address", "setting endpoint");
        refusedWith("access_key", "", "setting access_key");
    }

    private void refusedWith(String setting, String value, String message) {
        String before = settings.put(setting, value);
        assertRefused(Kind.WRONG, message, () -> fetch(PERSON));
        settings.put(setting, before == null ? "us-east-1" : before);
    }

    @Test
    void anObjectThatComesByDropsIsGivenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 900);
            try {
                for (int i = 0; i < 900 && over.getCount() > 0; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    over.await(50, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        String authority = "localhost:" + server.getAddress().getPort();
        source.reader = S3Readers.allowed(authority);
        settings.put("endpoint", "http://" + authority);
        try {
            assertRefused(
                    Kind.UNREACHABLE, "cannot be read", () -> source.fetch(query(PERSON, Duration.ofMillis(500))));
            assertThat(over.getCount()).as("before its end").isOne();
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    private List<Map<String, Object>> fetch(String uid) throws SourceException {
        return source.fetch(query(uid, Duration.ofSeconds(10)));
    }

    private SourceQuery query(String uid, Duration time) {
        return new SourceQuery(
                settings,
                Optional.of("secret"),
                List.of("name"),
                new DpPerson(uid, null, null, null),
                new SourceQuery.Limits(time, 1000, 10));
    }

    /** What a source is made to do. */
    private interface Act {
        void run() throws SourceException;
    }

    private static void assertRefused(Kind kind, String message, Act act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message)
                .hasMessageNotContaining(PERSON);
    }
}
