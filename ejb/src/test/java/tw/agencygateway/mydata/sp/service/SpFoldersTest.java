package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.mydata.sp.entity.SpHoldings;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.TestVault;
import tw.agencygateway.vault.service.VaultSwept;

/** What is reported as missing from the vault. */
class SpFoldersTest {

    @TempDir
    Path directory;

    private final Logger log = Logger.getLogger(SpFolders.class.getName());
    private final Reported reported = new Reported();
    private final TreeSet<String> keeping = new TreeSet<>();
    private final Set<UUID> ended = new HashSet<>();
    private final SpFolders folders = new SpFolders();
    private byte[] key;

    @BeforeEach
    void prepare() {
        folders.vault = TestVault.in(directory);
        folders.transactions = new Kept();
        key = folders.vault.newKey();
        log.addHandler(reported);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(reported);
    }

    @Test
    void justTheTransactionsWhoseReceivedDataIsGone() throws IOException {
        for (int i = 0; i < 250; i++) {
            folders.vault.open(transaction(), key).createRaw(DownloadData.RAW).close();
        }
        UUID missing = transaction();
        ended.add(transaction());

        folders.reportMissing(new VaultSwept());

        assertThat(reported.parameters).containsExactly(missing);
    }

    private UUID transaction() {
        UUID txId = UUID.randomUUID();
        keeping.add(txId.toString());
        return txId;
    }

    private final class Kept extends SpTransactions {
        @Override
        public List<SpTransaction> keepingRaw(String after, int limit) {
            return keeping.tailSet(after, false).stream()
                    .limit(limit)
                    .<SpTransaction>map(Holder::new)
                    .toList();
        }

        @Override
        public Set<UUID> withVaultKey(Collection<UUID> txIds) {
            Set<UUID> found = new HashSet<>(txIds);
            found.removeAll(ended);
            return found;
        }
    }

    private final class Holder extends SpTransaction {
        private final String txId;

        Holder(String txId) {
            this.txId = txId;
        }

        @Override
        public UUID txId() {
            return UUID.fromString(txId);
        }

        @Override
        public SpHoldings holdings() {
            return new SpHoldings() {
                @Override
                public Optional<byte[]> vaultKey() {
                    return Optional.of(key);
                }
            };
        }
    }

    private static final class Reported extends Handler {
        private final List<Object> parameters = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            parameters.add(line.getParameters()[0]);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
