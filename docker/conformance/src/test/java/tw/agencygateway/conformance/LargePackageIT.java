package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** A package of 200 MB goes through the running gateway without its memory growing with it. */
@OnTheStand
@Isolated("the heap is measured: nobody else may use it meanwhile")
class LargePackageIT {

    private static final int MEGABYTES = 200;
    private static final long ALLOWED_GROWTH = 32L << 20;

    private final Gateway gateway;
    private final Journeys journeys;

    LargePackageIT(Stand stand) {
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void passesInConstantMemory(@TempDir Path directory) throws Exception {
        // once small, so that all classes are loaded before the baseline is taken
        gateway.get(journeys.ready().path() + "/files/1");
        long baseline = gateway.usedHeap();

        Journey journey = journeys.agreedAndBack("{\"size\": {\"megabytes\": " + MEGABYTES + "}}");
        List<Long> samples = sampleUntil(CompletableFuture.supplyAsync(() -> journey.awaitStatus("ready")));
        JsonNode large = largest(gateway.get(journey.path() + "/files").json());
        Path copy = directory.resolve("copy");
        String path = journey.path() + "/files/" + large.path("id").asText();
        CompletableFuture<Integer> download =
                CompletableFuture.supplyAsync(() -> gateway.download(gateway.request(path), copy));
        samples.addAll(sampleUntil(download));

        assertThat(download.join()).isEqualTo(200);
        assertThat(Files.size(copy)).isEqualTo(MEGABYTES * 1_000_000L);
        assertThat(sha256(copy)).isEqualTo(large.path("sha256").asText());
        assertThat(samples)
                .hasSizeGreaterThan(2)
                .allSatisfy(used -> assertThat(used - baseline)
                        .as("growth over %d", baseline)
                        .isLessThan(ALLOWED_GROWTH));
        assertThat(gateway.delete(journey.path()).status()).isEqualTo(204);
    }

    /** The used heap after a collection, again and again, each collection taking its while. */
    private List<Long> sampleUntil(CompletableFuture<?> end) {
        List<Long> samples = new ArrayList<>();
        while (!end.isDone()) {
            samples.add(gateway.usedHeap());
        }
        end.join();
        return samples;
    }

    private static JsonNode largest(JsonNode list) {
        return StreamSupport.stream(list.path("files").spliterator(), false)
                .filter(file -> file.path("size").asLong() == MEGABYTES * 1_000_000L)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such file: " + list));
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, sink);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
