package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.Vault;

class EraseDataTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aFolderThatCannotBeRemovedGivesTheOthersTheirTurn() {
        Ended transaction = new Ended();
        EraseData erasure = new EraseData();
        erasure.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        erasure.transactions = new SpTransactions() {
            @Override
            public List<SpTransaction> lockErasable(Instant now, int limit) {
                return List.of(transaction);
            }
        };
        erasure.vault = new Vault() {
            @Override
            public void erase(UUID folder) throws IOException {
                throw new IOException("read-only file system");
            }
        };

        erasure.eraseDue();

        assertThat(transaction.next).isEqualTo(NOW.plusSeconds(60));
    }

    private static final class Ended extends SpTransaction {
        private Instant next;

        @Override
        public UUID txId() {
            return UUID.fromString("0193448a-0000-4000-8000-0000000000a7");
        }

        @Override
        public void eraseAgain(Instant next) {
            this.next = next;
        }
    }
}
