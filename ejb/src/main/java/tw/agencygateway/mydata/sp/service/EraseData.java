package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.Vault;

/**
 * Removes the files of ended transactions. Their key went with the step that ended them; event 360 is written only once the
 * files are gone too (decisions row 30), and a crash in between repeats the removal.
 */
@Stateless
public class EraseData {

    private static final Logger LOG = System.getLogger(EraseData.class.getName());
    private static final int AT_ONCE = 50;

    /** Longer than a tick, so that folders that cannot be removed do not keep the others from their turn. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    @Inject
    SpTransactions transactions;

    @Inject
    Vault vault;

    @Inject
    TransactionLog log;

    @Inject
    SpSecrets secrets;

    @Inject
    Clock clock;

    /**
     * Removes up to 50 transactions' files; the next tick goes on. It ends with the first failure: where the store is away, the
     * others would fail as slowly, while their rows are locked.
     */
    public void eraseDue() {
        for (SpTransaction transaction : transactions.lockErasable(clock.instant(), AT_ONCE)) {
            if (!remove(transaction)) {
                return;
            }
        }
    }

    /** Removes the files of one ended transaction now; false where they cannot be removed yet. */
    public boolean eraseNow(UUID txId) {
        return transactions
                .lockByTxId(txId)
                .filter(transaction -> transaction.state().isFinal())
                .map(this::remove)
                .orElse(false);
    }

    private boolean remove(SpTransaction transaction) {
        try {
            vault.erase(transaction.txId());
            if (transaction.erased(clock.instant())) {
                log.record(EventCode.SP_ERASED, secrets.subject(transaction), null);
            }
            return true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "{0}: files cannot be removed, tried again: {1}", transaction.txId(), e.getMessage());
            transaction.eraseAgain(clock.instant().plus(AFTER_FAILURE));
            return false;
        }
    }
}
