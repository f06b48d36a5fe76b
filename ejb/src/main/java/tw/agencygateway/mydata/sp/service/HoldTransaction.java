package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import tw.agencygateway.mydata.sp.entity.SpHoldEvent;
import tw.agencygateway.mydata.sp.entity.SpHoldEvent.Action;
import tw.agencygateway.mydata.sp.entity.SpHoldEvents;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;

/** Legal holds, each recorded in the database transaction that places or releases it; the row's lock decides between it and an erasure. */
@Stateless
public class HoldTransaction {

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpHoldEvents events;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /**
     * Keeps a transaction's data, whatever its retention time and whoever erases.
     *
     * @param reason in words, not blank
     * @param account who does it
     * @return false where there is a hold already, or the transaction has nothing that could be held
     */
    public boolean place(UUID txId, String reason, String account) {
        return change(
                txId, SpTransaction::hold, new SpHoldEvent(txId, Action.PLACED, reason, account, clock.instant()));
    }

    /**
     * Releases it; a retention time that has passed meanwhile ends the transaction with the next tick.
     *
     * @return false where there is no hold
     */
    public boolean release(UUID txId, String reason, String account) {
        return change(
                txId,
                transaction -> transaction.release(configuration.times()),
                new SpHoldEvent(txId, Action.RELEASED, reason, account, clock.instant()));
    }

    private boolean change(UUID txId, Predicate<SpTransaction> verb, SpHoldEvent event) {
        boolean changed = transactions.lockByTxId(txId).filter(verb).isPresent();
        if (changed) {
            events.append(event);
        }
        return changed;
    }
}
