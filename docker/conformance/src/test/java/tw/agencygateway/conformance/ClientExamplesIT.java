package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** The client examples do what they show, in every language that there is here. */
@OnTheStand
class ClientExamplesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BEARER = "Bearer ";

    private final Stand stand;

    ClientExamplesIT(Stand stand) {
        this.stand = stand;
    }

    /** An example that cannot run is not a skipped test but said: Debian has no .NET, and a laptop perhaps no PHP. */
    @TestFactory
    Stream<DynamicTest> obtainTheFilesAndErase(@TempDir Path directory, TestReporter reporter) {
        ClientExample.ALL.stream()
                .filter(example -> !example.canRun())
                .forEach(example -> reporter.publishEntry(example.language(), "not run: no " + example.program()));
        return ClientExample.ALL.stream()
                .filter(ClientExample::canRun)
                .map(example -> dynamicTest(example.language(), () -> obtainsTheFilesAndErases(example, directory)));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = "PHP is needed in CI alone")
    void integrationRunsThePhpExample() {
        assertThat(ClientExample.ALL)
                .filteredOn(example -> example.language().equals("php"))
                .allMatch(ClientExample::canRun);
    }

    private void obtainsTheFilesAndErases(ClientExample example, Path directory) throws Exception {
        Path log = directory.resolve(example.language() + ".log");
        Path downloads = directory.resolve(example.language());
        Process process = example.start(
                log,
                stand.gateway().base().toString(),
                token(),
                Journeys.PERSON,
                List.of(Gateway.SERVICE, Journeys.DATA_SETS.get(0), downloads.toString()));
        try {
            await().atMost(PATIENCE)
                    .failFast(() -> assertThat(process.isAlive())
                            .as(Files.readString(log))
                            .isTrue())
                    .until(() -> ClientExample.said(log, "go_url").isPresent());
            Journey journey = new Journey(
                    stand,
                    Gateway.SERVICE,
                    ClientExample.said(log, "tx_id").orElseThrow(),
                    ClientExample.said(log, "go_url").orElseThrow());
            journey.leave();
            journey.agree();
            journey.comeBack();

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            assertThat(downloads)
                    .isDirectoryContaining(
                            file -> file.endsWith("1") && file.toFile().length() > 0);
            assertThat(journey.status().path("status").asText()).isEqualTo("erased");
        } finally {
            process.destroyForcibly();
        }
    }

    private String token() {
        return stand.gateway()
                .request("/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow()
                .substring(BEARER.length());
    }
}
