package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.dp.entity.DpState.Kept;
import tw.agencygateway.mydata.dp.entity.DpState.Work;
import tw.agencygateway.platform.entity.ClaimedWork;

/**
 * One request of MyData for a person's data. Its life is the table {@code dp-flow.md}: a verb says what happened, {@link DpState#on} says
 * where that leads, and what the next state does not keep is dropped here, keys first. Verbs answer false where the table refuses; then
 * nothing has changed.
 */
@Entity
@Table(name = "dp_request")
public class DpRequest extends DpRequestParts {

    protected DpRequest() {}

    private DpRequest(UUID uid, DpDataSet dataSet, DpCall call, DpState state, DpTimes rules, Instant now) {
        this.uid = uid.toString();
        this.dataSet = dataSet;
        this.call = call;
        this.state = state;
        this.work = new ClaimedWork(now);
        this.waitingSet = dataSet.id();
        this.createdAt = now;
        this.updatedAt = now;
        this.deadlineAt = now.plus(rules.longestWait());
    }

    /**
     * A request whose token has still to be introspected.
     *
     * @param uid names its vault folder too
     * @param tokenKey by which another call with the same token finds it
     */
    public static DpRequest asked(
            UUID uid, DpDataSet dataSet, DpCall call, byte[] tokenKey, byte[] sealedToken, DpTimes rules, Instant now) {
        DpRequest request = new DpRequest(uid, dataSet, call, DpState.ASKED, rules, now);
        request.holdings = new DpHoldings(tokenKey, sealedToken);
        return request;
    }

    /**
     * A request whose person is known already.
     *
     * @param clientId the introspection's, or null
     */
    public static DpRequest of(
            UUID uid,
            DpDataSet dataSet,
            DpCall call,
            String clientId,
            DpHoldings.Person person,
            DpTimes rules,
            Instant now) {
        DpRequest request = new DpRequest(uid, dataSet, call, DpState.COLLECTING, rules, now);
        request.holdings = new DpHoldings();
        request.holdings.identified(person);
        request.clientId = clientId;
        return request;
    }

    /** Takes the due work for one worker; until the lease ends nobody else finds it due. */
    public Work claim(UUID worker, Duration lease, Instant now) {
        Work due = state.work().orElseThrow();
        work.claim(worker, now.plus(lease));
        return due;
    }

    /** The worker is still at it. */
    public void renew(Instant leaseEnd) {
        work.renew(leaseEnd);
    }

    /** Whether this worker's claim is the one that counts. */
    public boolean isClaimedBy(UUID worker) {
        return work.isClaimedBy(worker);
    }

    /**
     * The authorization server says that the token is active.
     *
     * @param sealedSubject whom it was given by
     */
    public boolean introspected(String client, byte[] sealedSubject, Instant now) {
        if (!allows(DpHappening.INTROSPECTED)) {
            return false;
        }
        clientId = client;
        holdings.introspected(sealedSubject);
        return step(DpHappening.INTROSPECTED, now);
    }

    /** The authorization server says who the person is. */
    public boolean identified(DpHoldings.Person person, Instant now) {
        if (!allows(DpHappening.IDENTIFIED)) {
            return false;
        }
        holdings.identified(person);
        return step(DpHappening.IDENTIFIED, now);
    }

    /** The work cannot be done yet; it is due again then, or at the deadline where that is sooner. */
    public boolean postpone(Instant next, DpReason why, String code, Instant now) {
        if (!allows(DpHappening.LATER)) {
            return false;
        }
        because(why, code);
        work.postpone(next.isAfter(deadlineAt) ? deadlineAt : next);
        return step(DpHappening.LATER, now);
    }

    /** The file lies durable in the vault. */
    public boolean collected(DpFile finished, Instant now) {
        if (!allows(DpHappening.COLLECTED)) {
            return false;
        }
        because(null, null);
        file = finished;
        return step(DpHappening.COLLECTED, now);
    }

    /**
     * Something ended it.
     *
     * @param happening one that leads to an end
     * @param code what was answered, where something was; null otherwise
     */
    public boolean ended(DpHappening happening, DpReason why, String code, Instant now) {
        if (state.isFinal() || !allows(happening)) {
            return false;
        }
        because(why, code);
        return step(happening, now);
    }

    /** What the data set gives was revised: a file of before is not handed out any more, and work that is under way does not count. */
    public boolean revised(Instant now) {
        if (!allows(DpHappening.REVISED)) {
            return false;
        }
        if (state == DpState.READY) {
            because(DpReason.REVISED, null);
        }
        state.work().ifPresent(due -> work.begin(now));
        return step(DpHappening.REVISED, now);
    }

    /** The state's deadline has passed. */
    public boolean overdue(Instant now) {
        if (deadlineAt == null || deadlineAt.isAfter(now) || !allows(DpHappening.DEADLINE)) {
            return false;
        }
        if (state == DpState.READY) {
            because(DpReason.KEPT_LONG_ENOUGH, null);
        } else if (reason == null) {
            because(DpReason.TIMED_OUT, null);
        }
        return step(DpHappening.DEADLINE, now);
    }

    /**
     * A call was answered with what became of the request. An end is told once: from here on no call finds it.
     *
     * @return whether it is told for the first time
     */
    public boolean tell(Instant now) {
        boolean first = toldAt == null;
        toldAt = now;
        if (state.isFinal()) {
            forget();
        }
        return first;
    }

    /** A new request takes its place; from here on no call finds this one. */
    public void forget() {
        if (holdings != null) {
            holdings.forget();
        }
    }

    /** The file is really gone. */
    public void erased() {
        eraseDueAt = null;
    }

    /** The file cannot be removed now. */
    public void eraseAgain(Instant next) {
        eraseDueAt = next;
    }

    private void because(DpReason why, String code) {
        reason = why;
        reasonCode = code;
    }

    private boolean allows(DpHappening happening) {
        return state.on(happening).isPresent();
    }

    private boolean step(DpHappening happening, Instant now) {
        Optional<DpState> next = state.on(happening);
        next.filter(to -> to != state).ifPresent(to -> enter(to, now));
        return next.isPresent();
    }

    private void enter(DpState next, Instant now) {
        boolean kept = state.keeps(Kept.FILE);
        state = next;
        updatedAt = now;
        work.begin(next.work().map(due -> now).orElse(null));
        waitingSet = next.isWaiting() ? waitingSet : null;
        if (next == DpState.READY) {
            deadlineAt = now.plus(dataSet.policy().limits().keeping());
        }
        if (next.isFinal()) {
            deadlineAt = null;
        }
        holdings().drop(next);
        if (next == DpState.GONE) {
            forget();
        }
        if (kept && !next.keeps(Kept.FILE)) {
            file = null;
            eraseDueAt = now;
        }
    }
}
