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
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;

/** Claims due work and writes its results, each in a database transaction of its own; none is open while the work is done. */
@Stateless
public class ClaimedSteps {

    /** A worker that lives renews it several times over; after one that died the work waits no longer than this. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    private SpTransactions transactions;

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

    /** The worker is still at it: the lease begins anew. A claim that no longer counts stays lost; a row that is locked waits for the next call. */
    public void renew(Claim claim) {
        transactions
                .lockByTxIdIfFree(claim.txId())
                .filter(transaction -> counts(claim, transaction))
                .ifPresent(transaction -> transaction.renew(clock.instant().plus(LEASE)));
    }

    /** Makes what could not be judged due now. */
    public void reverify() {
        transactions.reverify(clock.instant());
    }

    /** Whether the transaction has ended, so that nothing of it may lie in the vault. */
    public boolean isOver(UUID txId) {
        return transactions
                .byTxId(txId)
                .filter(transaction -> transaction.holdings().vaultKey().isPresent())
                .isEmpty();
    }

    private Claim claim(SpTransaction transaction, Instant now) {
        UUID worker = UUID.randomUUID();
        return new Claim(transaction.txId(), worker, transaction.claim(worker, LEASE, now));
    }

    private static boolean counts(Claim claim, SpTransaction transaction) {
        return transaction.isClaimedBy(claim.worker())
                && transaction.state().work().filter(claim.work()::equals).isPresent();
    }
}
