package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;

/** Claims due work and writes its results, each in a database transaction of its own; none is open while the work is done. */
@Stateless
public class ClaimedSteps {

    /** Beyond the time a download may take, for storing what came. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration VERIFICATION = Duration.ofMinutes(10);

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /** Claims up to {@code limit} transactions whose work is due. */
    public List<Claim> claimDue(int limit) {
        Instant now = clock.instant();
        return transactions.lockDueWork(now, limit).stream()
                .map(transaction -> claim(transaction, now))
                .toList();
    }

    /** The transaction, if the claim still counts. */
    public Optional<SpTransaction> load(Claim claim) {
        return transactions.byTxId(claim.txId()).filter(transaction -> counts(claim, transaction));
    }

    /**
     * Writes a result under a claim.
     *
     * @param verb what happened, told to the locked transaction; false where the table refuses
     * @return false where the claim no longer counts or the verb was refused; then the result is to be discarded
     */
    public boolean apply(Claim claim, Predicate<SpTransaction> verb) {
        return transactions
                .lockByTxId(claim.txId())
                .filter(transaction -> counts(claim, transaction))
                .filter(verb)
                .isPresent();
    }

    /** As {@link #apply}, going on at once with the work that is due next. */
    public Optional<Claim> applyAndClaim(Claim claim, Predicate<SpTransaction> verb) {
        return transactions
                .lockByTxId(claim.txId())
                .filter(transaction -> counts(claim, transaction))
                .filter(verb)
                .map(transaction -> claim(transaction, clock.instant()));
    }

    /** Whether the transaction has ended, so that nothing of it may lie in the vault. */
    public boolean isOver(UUID txId) {
        return transactions
                .byTxId(txId)
                .filter(transaction -> transaction.holdings().vaultKey().isPresent())
                .isEmpty();
    }

    private Claim claim(SpTransaction transaction, Instant now) {
        Work work = transaction.state().work().orElseThrow();
        UUID worker = UUID.randomUUID();
        Duration lease = work == Work.DOWNLOAD ? configuration.downloadTime().plus(MARGIN) : VERIFICATION;
        transaction.claim(worker, now.plus(lease));
        return new Claim(transaction.txId(), worker, work);
    }

    private static boolean counts(Claim claim, SpTransaction transaction) {
        return transaction.isClaimedBy(claim.worker())
                && transaction.state().work().filter(claim.work()::equals).isPresent();
    }
}
