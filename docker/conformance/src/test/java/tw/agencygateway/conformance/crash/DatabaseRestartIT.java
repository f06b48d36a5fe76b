package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** PostgreSQL is killed under load and comes back; on every server. */
@OnTheStand
@Isolated
class DatabaseRestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stand stand;

    DatabaseRestartIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void theGatewayGoesOnWhereItWasOnceTheDatabaseIsBack() throws Exception {
        stand.expectInLog(List.of(""));
        Checker checker = new Checker(
                stand, stand.vault(), stand.work().resolve("server"), StateHistory.beginIn(stand.database()));
        try (Telling telling = Telling.of(stand, Plot.values())) {
            await("the first download")
                    .atMost(PATIENCE)
                    .until(() ->
                            stand.database().number("SELECT count(*) FROM sp_transaction WHERE claim IS NOT NULL") > 0);
            stand.database().kill();
            awaitReadiness(503);
            stand.database().restart();
            awaitReadiness(200);
            telling.awaitEnd();
            assertThat(checker.check(telling.stories(), List.of()))
                    .as("tickets lost")
                    .isZero();
        }
        // timers that the server had struck off would show here
        try (Telling telling = Telling.of(stand, Plot.values())) {
            telling.awaitEnd();
            assertThat(checker.check(telling.stories(), List.of()))
                    .as("tickets lost")
                    .isZero();
        }
    }

    private void awaitReadiness(int status) {
        await("readiness " + status)
                .atMost(PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    Reply reply = stand.gateway().anonymous().get("/status/ready");
                    return reply.status() == status
                            && (status == 200 || reply.text().contains("database"));
                });
    }
}
