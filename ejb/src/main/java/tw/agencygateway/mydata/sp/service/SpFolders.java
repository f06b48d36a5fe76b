package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.FolderUse;
import tw.agencygateway.vault.service.Vault;
import tw.agencygateway.vault.service.VaultSwept;

/** The folders of transactions: each has one from its start to its end, which is as long as it has the folder's key. */
@ApplicationScoped
public class SpFolders implements FolderUse {

    private static final Logger LOG = System.getLogger(SpFolders.class.getName());
    private static final int AT_ONCE = 100;

    @Inject
    SpTransactions transactions;

    @Inject
    Vault vault;

    @Override
    public Set<UUID> inUse(Collection<UUID> folders) {
        return transactions.withVaultKey(folders);
    }

    /** Reports each transaction whose received data should lie in the vault and does not. */
    void reportMissing(@Observes VaultSwept event) {
        try {
            List<SpTransaction> page = transactions.keepingRaw("", AT_ONCE);
            while (!page.isEmpty()) {
                for (SpTransaction transaction : page) {
                    report(transaction);
                }
                page = transactions.keepingRaw(page.get(page.size() - 1).txId().toString(), AT_ONCE);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "whether received data is missing cannot be told: {0}", e.getMessage());
        }
    }

    private void report(SpTransaction transaction) throws IOException {
        UUID txId = transaction.txId();
        byte[] key = transaction.holdings().vaultKey().orElseThrow();
        boolean missing = !vault.open(txId, key).exists(DownloadData.RAW);
        // unless it ended meanwhile
        if (missing && !inUse(Set.of(txId)).isEmpty()) {
            LOG.log(Level.ERROR, "{0}: the received data is missing from the vault", txId);
        }
    }
}
