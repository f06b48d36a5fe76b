package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.conformance.Journey;
import tw.agencygateway.conformance.Journeys;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.console.Chromium;
import tw.agencygateway.conformance.console.Console;
import tw.agencygateway.conformance.crash.CrashStand.Node;
import tw.agencygateway.conformance.crash.runtime.Armed.Deed;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;

/**
 * Two nodes on one database and one vault: the second one stops in the middle, and the first one takes over; a key that one makes is the
 * other's too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(CrashStandExtension.class)
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEHIND = Duration.ofSeconds(-30);

    private static final String BYTES_ARE_IN_HAND =
            "before mydata.sp.service.DownloadData.fetch platform.service.PendingFile.write FileChannel.write";
    private static final String BYTES_ARE_WRITTEN =
            "before mydata.sp.service.DownloadData.fetch platform.service.PendingFile.publishNew FileChannel.force";
    private static final String BYTES_ARE_STORED =
            "after mydata.sp.service.DownloadData.fetch platform.service.PendingFile.publishNew Files.createLink";
    private static final String A_FILE_IS_STORED =
            "after mydata.sp.service.VerifyData.verify platform.service.PendingFile.publish Files.move";

    private static final String A_PACKAGE_IS_BEING_STORED =
            "before mydata.dp.service.MeasuredOutput.close platform.service.PendingFile.publish FileChannel.force";

    private final CrashStand crashes;
    private Node second;

    TwoNodesIT(CrashStand crashes) {
        this.crashes = crashes;
    }

    @BeforeAll
    void startTheSecond() {
        second = crashes.addNode();
    }

    @AfterAll
    void stopTheSecond() {
        crashes.points().moveClock(Duration.ZERO);
        crashes.kill(second.gateway());
    }

    @Test
    void whatADeadNodeHadStoredIsFoundByTheOther() throws Exception {
        try (Telling telling = stopTheSecondAt(BYTES_ARE_STORED, Deed.HALT)) {
            await().atMost(PATIENCE).until(() -> !second.gateway().isAlive());
            second.points().disarm();
            crashes.points().moveClock(Duration.ZERO);
            crashes.endLeases();
            telling.awaitEnd();
            assertThat(crashes.check(telling)).as("tickets lost").isZero();
        } finally {
            second.gateway().restart();
        }
    }

    @Test
    void whatAFrozenNodeHasInItsHandsIsWaitedFor() throws Exception {
        try (Telling telling = stopTheSecondAt(BYTES_ARE_IN_HAND, Deed.HOLD)) {
            Signals.freeze(second.gateway());
            crashes.points().moveClock(Duration.ZERO);
            crashes.endLeases();
            await("the other node to be told that the data is taken")
                    .atMost(PATIENCE)
                    .until(() -> crashes.stand()
                                    .database()
                                    .number("SELECT count(*) FROM sp_transaction WHERE reason = 'ALREADY_TAKEN'")
                            == 1);
            thaw();
            telling.awaitEnd();
            assertThat(crashes.check(telling)).as("tickets lost").isZero();
        }
    }

    @Test
    void whatAFrozenNodeHasWrittenIsTakenByTheOther() throws Exception {
        try (Telling telling = stopTheSecondAt(BYTES_ARE_WRITTEN, Deed.HOLD)) {
            Signals.freeze(second.gateway());
            crashes.points().moveClock(Duration.ZERO);
            crashes.endLeases();
            telling.awaitEnd();
            thaw();
            assertThat(crashes.check(telling)).as("tickets lost").isZero();
        }
    }

    @Test
    void whatAFrozenNodeWritesAfterTheErasureDoesNotStay() throws Exception {
        try (Telling telling = stopTheSecondAt(A_FILE_IS_STORED, Deed.HOLD)) {
            Signals.freeze(second.gateway());
            crashes.points().moveClock(Duration.ZERO);
            crashes.endLeases();
            telling.awaitEnd(); // the first node verifies, hands out and erases
            thaw();
            String txId = telling.stories().get(0).journey().txId();
            await("the folder to be gone")
                    .during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> crashes.stand().vault().filesOf(txId).isEmpty());
            assertThat(crashes.check(telling)).as("tickets lost").isZero();
        }
    }

    @Test
    void whatADeadNodeWasFetchingForMyDataIsFinishedOnceByTheOther() throws Exception {
        crashes.points().moveClock(BEHIND);
        second.points().arm(A_PACKAGE_IS_BEING_STORED, Deed.HALT);
        Supplier<Peer> whoLives = () -> second.gateway().isAlive()
                ? second.gateway().anonymous()
                : crashes.stand().gateway().anonymous();
        try (Fetches fetches = Fetches.of(crashes.stand(), whoLives, Fetch.Plot.PACKAGE)) {
            second.points().tripped();
            await().atMost(PATIENCE).until(() -> !second.gateway().isAlive());
            crashes.points().moveClock(Duration.ZERO);
            crashes.endLeases();
            fetches.awaitEnd();
            crashes.check(fetches);
        } finally {
            second.points().disarm();
            second.gateway().restart();
        }
    }

    @Test
    void aKeyThatOneNodeMadeServesTheOtherWithoutARestart() throws Exception {
        String key = rotateAtTheFirst();
        await("the second node to take the key over by itself")
                .atMost(PATIENCE)
                .until(() -> Files.readString(second.masterKeys()).contains(Long.toString(Long.parseLong(key, 16))));

        Journey journey = new Journeys(crashes.stand()).ready();
        assertThat(sealedWith("vault_key", journey)).isEqualTo(key);
        assertThat(second.gateway().get(journey.path() + "/files/1").status()).isEqualTo(200);

        Reply started = second.gateway().post("/api/v1/sp/transactions", Json.of(Journeys.request()));
        assertThat(sealedWith("person", new Journeys(crashes.stand()).start(started)))
                .isEqualTo(key);
    }

    /** @return the new key's name: the id that everything it seals begins with, after a byte of Tink's */
    private String rotateAtTheFirst() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(crashes.stand().gateway().base() + "/", 1280);
            new Console(page, crashes.stand()).enter().room("keys.xhtml");
            page.click("[id='keys:rotate']");
            page.click(".ui-confirmdialog-yes");
            page.locator("tr", new Page.LocatorOptions().setHasText("僅供解密")).waitFor();
            return page.locator("[id='keys'] table.list code").first().textContent();
        }
    }

    private String sealedWith(String column, Journey journey) throws SQLException {
        return crashes.stand()
                .database()
                .text(
                        "SELECT upper(encode(substring(" + column
                                + " from 2 for 4), 'hex')) FROM sp_transaction WHERE tx_id = ?",
                        journey.txId());
    }

    /** The first node's clock is behind, so that the second one is the first to find the work due. */
    private Telling stopTheSecondAt(String point, Deed deed) {
        crashes.points().moveClock(BEHIND);
        second.points().arm(point, deed);
        Telling telling = Telling.unhurried(crashes.stand(), Plot.HANDED_OUT);
        second.points().tripped();
        return telling;
    }

    private void thaw() {
        second.points().disarm();
        Signals.thaw(second.gateway());
    }
}
