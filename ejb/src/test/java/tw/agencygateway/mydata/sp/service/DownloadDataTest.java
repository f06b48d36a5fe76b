package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.mydata.sp.entity.SpHoldings;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.vault.service.RawObject;
import tw.agencygateway.vault.service.TestVault;
import tw.agencygateway.vault.service.Vault;

/** What becomes of data that lies durable in the vault when its worker finds that its claim no longer counts. */
class DownloadDataTest {

    private static final Claim CLAIM = new Claim(UUID.randomUUID(), UUID.randomUUID(), Work.DOWNLOAD);

    @TempDir
    Path directory;

    private final DownloadData download = new DownloadData();
    private byte[] vaultKey;
    private boolean over;

    @BeforeEach
    void receive() throws IOException {
        Vault vault = TestVault.in(directory);
        vaultKey = vault.newKey();
        try (RawObject raw = vault.open(CLAIM.txId(), vaultKey).createRaw(DownloadData.RAW)) {
            raw.write(1);
        }
        download.vault = vault;
        download.steps = new LostClaim();
    }

    @Test
    void staysForTheWorkerThatHasTheClaimNow() throws InterruptedException, IOException {
        assertThat(download.perform(CLAIM)).isEmpty();
        assertThat(isThere()).isTrue();
    }

    @Test
    void goesWithATransactionThatHasEnded() throws InterruptedException, IOException {
        over = true;
        assertThat(download.perform(CLAIM)).isEmpty();
        assertThat(isThere()).isFalse();
    }

    private boolean isThere() throws IOException {
        return download.vault.open(CLAIM.txId(), vaultKey).exists(DownloadData.RAW);
    }

    private class LostClaim extends ClaimedSteps {
        @Override
        public Optional<SpTransaction> load(Claim claim) {
            return Optional.of(new Holder());
        }

        @Override
        public Optional<Claim> applyAndClaim(Claim claim, Predicate<SpTransaction> verb) {
            return Optional.empty();
        }

        @Override
        public boolean isOver(UUID txId) {
            return over;
        }
    }

    private class Holder extends SpTransaction {
        @Override
        public UUID txId() {
            return CLAIM.txId();
        }

        @Override
        public SpHoldings holdings() {
            return new SpHoldings() {
                @Override
                public Optional<byte[]> vaultKey() {
                    return Optional.of(vaultKey);
                }
            };
        }
    }
}
