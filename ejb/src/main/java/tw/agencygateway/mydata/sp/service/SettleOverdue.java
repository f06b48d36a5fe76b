package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import tw.agencygateway.mydata.sp.entity.SpTransactions;

/** Ends what is over: unused go-URLs, browsers that do not come back, dead tickets, retention times. */
@Stateless
public class SettleOverdue {

    private static final int AT_ONCE = 200;

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /** Settles up to 200 transactions; the next tick goes on. */
    public void settle() {
        Instant now = clock.instant();
        transactions.lockOverdue(now, AT_ONCE).forEach(transaction -> transaction.overdue(configuration.times(), now));
    }
}
