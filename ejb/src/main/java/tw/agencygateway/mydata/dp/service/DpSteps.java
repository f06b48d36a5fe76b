package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpRequests;

/** Claims due work and writes its results, each in a database transaction of its own; none is open while the work is done. */
@Stateless
public class DpSteps {

    /** A worker that lives renews it several times over; after one that died the work waits no longer than this. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 50;

    @Inject
    DpRequests requests;

    @Inject
    private DpSecrets secrets;

    @Inject
    private DpUse use;

    @Inject
    private TransactionLog log;

    @Inject
    Clock clock;

    /**
     * Claims up to {@code limit} requests whose work is due.
     *
     * @param busy how many of each data set's this node works on already
     * @param ofOne how many of one data set's it may; others do not wait behind a source that hangs
     */
    public List<DpClaim> claimDue(int limit, Map<String, Integer> busy, int ofOne) {
        Instant now = clock.instant();
        Map<String, Integer> taken = new HashMap<>(busy);
        List<DpClaim> claims = new ArrayList<>();
        boolean passedOver = true;
        while (passedOver && claims.size() < limit) {
            passedOver = false;
            for (DpRequest request : requests.lockDueWork(now, limit - claims.size(), full(taken, ofOne))) {
                if (taken.merge(request.dataSet().resourceId(), 1, Integer::sum) <= ofOne) {
                    claims.add(claim(request, now));
                } else {
                    passedOver = true;
                }
            }
            requests.write();
        }
        return claims;
    }

    private static Set<String> full(Map<String, Integer> taken, int ofOne) {
        return taken.entrySet().stream()
                .filter(one -> one.getValue() >= ofOne)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The request, if the claim still counts. */
    public Optional<DpRequest> load(DpClaim claim) {
        return requests.byUid(claim.uid()).filter(request -> counts(claim, request));
    }

    /**
     * Writes a result under a claim.
     *
     * @param verb what happened, told to the locked request; false where the table refuses
     * @return false where the claim no longer counts or the verb was refused; then the result is to be discarded
     */
    public boolean apply(DpClaim claim, Predicate<DpRequest> verb) {
        return requests.lockByUid(claim.uid())
                .filter(request -> counts(claim, request))
                .filter(verb)
                .isPresent();
    }

    /** As {@link #apply}, going on at once with the work that is due next. */
    public Optional<DpClaim> applyAndClaim(DpClaim claim, Predicate<DpRequest> verb) {
        return requests.lockByUid(claim.uid())
                .filter(request -> counts(claim, request))
                .filter(verb)
                .map(request -> claim(request, clock.instant()));
    }

    /**
     * Says who the person of a request is. Where a call for the same person has begun a request meanwhile, that one goes on and this one
     * ends.
     *
     * @param personKey the same for both
     */
    public Optional<DpClaim> identify(DpClaim claim, byte[] personKey, DpPerson person) {
        requests.takeTurn(personKey);
        Instant now = clock.instant();
        Optional<DpRequest> other = requests.lockByPersonKey(personKey);
        if (other.filter(request -> !request.state().isFinal()).isPresent()) {
            apply(claim, request -> request.ended(DpHappening.DUPLICATE, DpReason.SAME_PERSON, null, now));
            return Optional.empty();
        }
        other.ifPresent(request -> {
            request.forget();
            requests.write();
        });
        return applyAndClaim(claim, request -> {
            log.record(EventCode.USER_INFO_CALLED, secrets.subject(request, person), null, now);
            if (!use.isOpenToday(request.dataSet())) {
                request.ended(DpHappening.FORBIDDEN, DpReason.DAILY_LIMIT, null, now);
                return false;
            }
            use.asked(request.dataSet(), request.clientId());
            return request.identified(secrets.holdings(request.uid(), personKey, person), now);
        });
    }

    /** The worker is still at it: the lease begins anew. A claim that no longer counts stays lost; a row that is locked waits for the next call. */
    public void renew(DpClaim claim) {
        requests.lockByUidIfFree(claim.uid())
                .filter(request -> counts(claim, request))
                .ifPresent(request -> request.renew(clock.instant().plus(LEASE)));
    }

    /** Ends up to 50 requests whose deadline has passed; the next tick goes on. */
    public void settleOverdue() {
        Instant now = clock.instant();
        requests.lockOverdue(now, AT_ONCE).forEach(request -> request.overdue(now));
    }

    /** Whether no file of the request may lie in the vault. */
    public boolean isOver(UUID uid) {
        return requests.byUid(uid)
                .filter(request -> request.holdings().vaultKey().isPresent())
                .isEmpty();
    }

    private DpClaim claim(DpRequest request, Instant now) {
        UUID worker = UUID.randomUUID();
        return new DpClaim(request.uid(), request.dataSet().resourceId(), worker, request.claim(worker, LEASE, now));
    }

    private static boolean counts(DpClaim claim, DpRequest request) {
        return request.isClaimedBy(claim.worker())
                && request.state().work().filter(claim.work()::equals).isPresent();
    }
}
