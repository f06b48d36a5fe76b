package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.stand.SmallDisk;
import tw.agencygateway.conformance.stand.Stand;

/** The vault lies on a disk of 16 MB, of which 4 MB are to stay free. */
class DiskFullIT {

    private static final long RESERVED = 4L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aFullDiskSpendsNoTicketAndKeepsNothingFromBeingErased() throws Exception {
        try (Stand stand = Stand.apart(
                "disk", Map.of(SmallDisk.SETTING, "true", "GATEWAY_VAULT_RESERVED_BYTES", Long.toString(RESERVED)))) {
            stand.expectInLog(List.of(""));
            SmallDisk disk = SmallDisk.of(stand.gateway(), stand.vault());
            try (Telling early = Telling.of(stand, Plot.KEPT)) {
                early.awaitEnd();
                disk.fillUpTo(RESERVED / 2);
                try (Telling telling = Telling.of(stand, Plot.KEPT, Plot.HANDED_OUT)) {
                    await("downloads that find no room")
                            .atMost(PATIENCE)
                            .until(() -> stand.database()
                                            .number(
                                                    "SELECT count(*) FROM sp_transaction WHERE reason = 'DATA_UNREACHABLE'")
                                    == 2);
                    telling.stories()
                            .forEach(story -> assertThat(story.journey().exchanges("data"))
                                    .as("the platform asked for what there is no room for")
                                    .isEmpty());
                    assertThat(stand.gateway()
                                    .delete(early.stories().get(0).journey().path())
                                    .status())
                            .as("erasing while the disk is full")
                            .isEqualTo(204);
                    disk.clear();
                    telling.awaitEnd();
                    assertThat(telling.stories())
                            .allSatisfy(story -> assertThat(story.plot().ends())
                                    .contains(story.journey().state()));
                }
            }
            stand.checkLogs();
        }
    }
}
