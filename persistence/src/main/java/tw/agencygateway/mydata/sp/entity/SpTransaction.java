package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/**
 * One request for a person's data through MyData, from the agency's start to the erasure. Its life is the table
 * {@code sp-flow.md}: a verb says what happened, {@link SpState#on} says where that leads, and what the next state does not
 * keep is dropped here, keys first. Verbs answer false where the table refuses; then nothing has changed.
 */
@Entity
@Table(name = "sp_transaction")
public class SpTransaction extends SpTransactionParts {

    protected SpTransaction() {}

    /**
     * A transaction that the agency starts.
     *
     * @param txId UUID version 4, issued by us (MyData SP V2.6 §柒.二)
     * @param dataSets what is asked for, at least one
     * @param vaultKey the sealed key of its vault folder
     */
    public SpTransaction(
            UUID txId,
            SpService service,
            SpOrigin origin,
            List<SpDataSet> dataSets,
            byte[] vaultKey,
            SpTimes rules,
            Instant now) {
        if (dataSets.isEmpty()) {
            throw new IllegalArgumentException("a transaction asks for at least one data set");
        }
        this.txId = txId.toString();
        this.service = service;
        this.credential = service.credential();
        this.origin = origin;
        dataSets.forEach(set -> this.dataSets.add(new SpRequestedDataSet(set.resourceId(), set.name(), null)));
        this.holdings = new SpHoldings(vaultKey);
        this.times = new SpMilestones(now);
        this.schedule = new SpSchedule(times.deadline(state, rules, service.policy()));
    }

    /** The citizen opens the go-URL; true only the first time. From here on the credentials of this moment count. */
    public boolean leave(String citizenAddress, SpTimes rules, Instant now) {
        if (!allows(SpHappening.GO)) {
            return false;
        }
        credential = service.credential();
        origin.leftFrom(citizenAddress);
        times.redirected(now);
        return step(SpHappening.GO, rules, now);
    }

    /**
     * MyData notifies that the data can be fetched. The first ticket counts: the same one again changes nothing, another one
     * is refused.
     *
     * @param sealedTicket permission_ticket
     * @param hash SHA-256 of the ticket, kept when the ticket is gone
     * @param sealedKey secret_key
     */
    public boolean notified(byte[] sealedTicket, byte[] hash, byte[] sealedKey, SpTimes rules, Instant now) {
        if (!allows(SpHappening.TICKET) || holdings().hadAnotherTicketThan(hash)) {
            return false;
        }
        if (state.on(SpHappening.TICKET).orElseThrow() != state) {
            holdings.take(sealedTicket, hash, sealedKey);
            times.notified(now);
            outcome.because(null, null);
        }
        return step(SpHappening.TICKET, rules, now);
    }

    /** MyData says it cannot deliver these data sets; once data is verified this is only recorded (decisions row 12). */
    public boolean unable(List<String> resourceIds, SpTimes rules, Instant now) {
        Optional<SpState> next = state.on(SpHappening.UNABLE);
        if (next.isEmpty()) {
            return false;
        }
        outcome.unableToDeliver(resourceIds);
        if (next.get() == state) {
            return true;
        }
        resourceIds.forEach(resource -> dataSetIs(resource, "unable_to_deliver"));
        outcome.because(SpReason.UNABLE_TO_DELIVER, null);
        return step(SpHappening.UNABLE, rules, now);
    }

    /** The browser comes back; the code is a hint (decisions row 5) and kept as it is. */
    public boolean returned(String code, SpTimes rules, Instant now) {
        SpHappening happening = SpHappening.ofReturn(code);
        Optional<SpState> next = state.on(happening);
        if (next.isEmpty()) {
            return false;
        }
        if (next.get() != state) {
            outcome.returned(code);
            times.returned(now);
            if (happening != SpHappening.RETURN_OK && next.get().isUnconfirmed()) {
                outcome.because(SpReason.RETURN_CODE, code);
            }
        }
        return step(happening, rules, now);
    }

    /**
     * Takes the due work for one worker; until the lease ends nobody else finds it due.
     *
     * @param lease how long, unless it is renewed
     */
    public Work claim(UUID worker, Duration lease, Instant now) {
        Work work = state.work().orElseThrow();
        schedule.claim(worker, work, lease, now);
        return work;
    }

    /** The worker is still at it. */
    public void renew(Instant leaseEnd) {
        schedule.renew(leaseEnd);
    }

    /** Whether this worker's claim is the one that counts. */
    public boolean isClaimedBy(UUID worker) {
        return schedule.isClaimedBy(worker);
    }

    /** The data is not to be had yet; the work is due again then. */
    public boolean postpone(Instant next, SpReason why, String code, SpTimes rules, Instant now) {
        if (!allows(SpHappening.LATER)) {
            return false;
        }
        outcome.because(why, code);
        schedule.postpone(next);
        return step(SpHappening.LATER, rules, now);
    }

    /** The raw JWE lies durable in the vault. */
    public boolean received(SpTimes rules, Instant now) {
        if (!allows(SpHappening.DATA)) {
            return false;
        }
        outcome.because(null, null);
        times.received(now);
        return step(SpHappening.DATA, rules, now);
    }

    /** The platform's answer ends it. */
    public boolean refused(SpReason why, String code, SpTimes rules, Instant now) {
        SpHappening happening = why == SpReason.ALREADY_TAKEN ? SpHappening.TAKEN : SpHappening.REFUSED;
        if (!allows(happening)) {
            return false;
        }
        outcome.because(why, code);
        return step(happening, rules, now);
    }

    /**
     * The verifier's verdict.
     *
     * @param verdict VERIFIED, REJECTED or UNDECIDED; REFUSED where the package is sound, but says that a data set failed
     * @param reportJson the whole report, without personal data
     * @param verifiedFiles what may be handed out; empty unless verified
     */
    public boolean judged(
            SpHappening verdict, String reportJson, List<SpFile> verifiedFiles, SpTimes rules, Instant now) {
        if (!allows(verdict)) {
            return false;
        }
        outcome.report(reportJson);
        if (verdict == SpHappening.VERIFIED) {
            outcome.because(null, null);
            files.clear();
            files.addAll(verifiedFiles);
        } else {
            outcome.because(verdict == SpHappening.REFUSED ? SpReason.DATA_SET_FAILED : SpReason.VERIFICATION, null);
        }
        if (state.on(verdict).orElseThrow() == state) {
            schedule.postpone(now.plus(schedule.reverification()));
        }
        return step(verdict, rules, now);
    }

    /** What became of one requested data set; a stranger's is left to the report. */
    public void dataSetIs(String resourceId, String code) {
        dataSets.replaceAll(set ->
                set.resourceId().equals(resourceId) ? new SpRequestedDataSet(resourceId, set.name(), code) : set);
    }

    /** Verification is due again; refused where a hold keeps what was found genuine. */
    public boolean verifyAgain(SpTimes rules, Instant now) {
        boolean settled = schedule.isHeld() && state.keeps(Kept.FILES);
        return !settled && step(SpHappening.VERIFY_AGAIN, rules, now);
    }

    /** The state's deadline has passed. */
    public boolean overdue(SpTimes rules, Instant now) {
        if (!schedule.isOverdue(now) || !allows(SpHappening.DEADLINE)) {
            return false;
        }
        outcome.overdue(state.deadline().orElseThrow(), holdings().hadTicket());
        return step(SpHappening.DEADLINE, rules, now);
    }

    /** The agency or an administrator erases; refused while there is a hold. */
    public boolean erase(SpReason why, SpTimes rules, Instant now) {
        if (!state.isFinal() && !schedule.isHeld()) {
            outcome.because(why, null);
        }
        return !schedule.isHeld() && step(SpHappening.ERASE, rules, now);
    }

    /** Keeps the data whatever its retention time and whoever erases; false where it is held already or cannot be. */
    public boolean hold() {
        return state.isHoldable() && schedule.hold();
    }

    /** Ends the hold; a retention time that is over by then is over at once. False where there is no hold. */
    public boolean release(SpTimes rules) {
        return schedule.release(times.deadline(state, rules, service.policy()));
    }

    /**
     * Files and keys are really gone.
     *
     * @return whether data had been received, so that event 360 is due
     */
    public boolean erased(Instant now) {
        schedule.erase(null);
        return times.erased(now);
    }

    /** Files and keys cannot be removed now. */
    public void eraseAgain(Instant next) {
        schedule.erase(next);
    }

    private boolean allows(SpHappening happening) {
        return state.on(happening).isPresent();
    }

    private boolean step(SpHappening happening, SpTimes rules, Instant now) {
        Optional<SpState> next = state.on(happening);
        next.filter(to -> to != state).ifPresent(to -> enter(to, rules, now));
        return next.isPresent();
    }

    private void enter(SpState next, SpTimes rules, Instant now) {
        SpState before = state;
        state = next;
        boolean endsHold = schedule.isHeld() && next.isFinal();
        times.changed(now);
        schedule.enter(before, next, times.deadline(next, rules, service.policy()), rules, now);
        drop(next, now);
        if (!next.told().equals(before.told())) {
            tell();
        }
        if (endsHold) {
            tellEndOfHold(now);
        }
    }

    private void drop(SpState next, Instant now) {
        holdings.drop(next);
        if (!next.keeps(Kept.FILES)) {
            files.clear();
        }
        if (next.isFinal()) {
            schedule.erase(holdings.hadTicket() ? now : null);
        }
    }
}
