package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** What lies in the vault and belongs to nobody goes; what belongs to a transaction stays, however old it is. */
@OnTheStand
class VaultSweepIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final FileTime LONG_AGO = FileTime.from(Instant.now().minus(Duration.ofDays(3)));

    private final Stand stand;
    private final Journeys journeys;

    VaultSweepIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @Test
    void orphansGoAndTransactionsStay() throws Exception {
        Journey ready = journeys.ready();
        Path kept = stand.vault().filesOf(ready.txId()).get(0).getParent();
        int files = stand.vault().filesOf(ready.txId()).size();
        Path unfinished = age(Files.writeString(kept.resolve("_" + UUID.randomUUID()), "cut short"));
        age(kept);
        Path orphan = folder();
        Files.writeString(orphan.resolve("raw.jwe"), "late");
        age(orphan);
        Path young = folder();

        await("a sweep that is not the first").atMost(PATIENCE).until(() -> {
            comesTheDay();
            return Files.notExists(orphan) && Files.notExists(unfinished);
        });
        assertThat(young).exists();
        assertThat(stand.vault().filesOf(ready.txId())).hasSize(files);
        assertThat(stand.gateway().get(ready.path() + "/files/1").status()).isEqualTo(200);
    }

    private Path folder() throws IOException {
        String id = UUID.randomUUID().toString();
        return Files.createDirectories(
                stand.data().resolve("vault").resolve(id.substring(34)).resolve(id));
    }

    private static Path age(Path path) throws IOException {
        return Files.setLastModifiedTime(path, LONG_AGO);
    }

    private void comesTheDay() throws SQLException {
        stand.database().update("DELETE FROM lease WHERE name = ?", "vault-sweep");
    }
}
