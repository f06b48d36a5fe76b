package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.entity.TransactionEvent.Subject;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.dp.entity.DpCall;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpRequests;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/** What calls of the DP-API do to the database, each step in a transaction of its own. */
@Stateless
public class DpCalls {

    @Inject
    private DpDataSets dataSets;

    @Inject
    private DpRequests requests;

    @Inject
    private DpUse use;

    @Inject
    private DpSecrets secrets;

    @Inject
    private TransactionLog log;

    @Inject
    private DpConfiguration configuration;

    @Inject
    private Clock clock;

    /** The data set that is served under this word to this address, if any. */
    public Optional<DpDataSet> serving(String resource, String address) {
        if (!resource.matches(DataSetForm.RESOURCE)) {
            return Optional.empty();
        }
        return dataSets.byResource(resource)
                .filter(dataSet -> mayCall(dataSet, address))
                .filter(dataSet -> dataSet.status().isServing());
    }

    private static boolean mayCall(DpDataSet dataSet, String address) {
        try {
            return AddressRanges.parse(dataSet.policy().access().addresses()).contains(address);
        } catch (MalformedAddressException e) {
            throw new IllegalStateException("a data set was registered with a malformed address", e);
        }
    }

    /** Logs a call that comes to no request. */
    public Standing refused(DpVisit visit, DpState state, DpReason reason) {
        logAs(visit.id(), visit, null, null);
        return Standing.refused(state, reason);
    }

    /**
     * Finds the request of a call whose token could not be introspected within the short wait, or begins it; its token is introspected
     * by the timers.
     */
    public Standing ask(DpVisit visit) {
        byte[] key = secrets.tokenKey(visit.dataSet(), visit.call().form(), visit.token());
        requests.takeTurn(key);
        Optional<DpRequest> standing = current(requests.lockByTokenKey(key));
        if (standing.isPresent()) {
            logAs(standing.get().uid(), visit, null, null);
            return isRefusal(standing.get().state())
                    ? told(standing.get(), visit, Optional.empty(), null)
                    // nothing else is said to a token that was not introspected now (decisions row 38)
                    : waiting(standing.get());
        }
        if (!hasRoom(visit.dataSet())) {
            return refused(visit, DpState.FAILED, DpReason.BUSY);
        }
        DpRequest request = DpRequest.asked(
                visit.id(),
                visit.dataSet(),
                visit.call(),
                key,
                secrets.sealToken(visit.id(), visit.token()),
                configuration.times(),
                clock.instant());
        logAs(visit.id(), visit, null, null);
        return begun(request);
    }

    /**
     * How the request of a call stands for which the authorization server gave no answer at all: there is an end to being told to come
     * again, though the file be there (decisions row 39).
     */
    public Standing unconfirmed(UUID uid) {
        DpRequest request = requests.byUid(uid).orElseThrow();
        Instant end = request.createdAt().plus(configuration.times().longestWait());
        return end.isAfter(clock.instant())
                ? waiting(request)
                : Standing.refused(DpState.FAILED, DpReason.GSP_UNREACHABLE);
    }

    private static boolean isRefusal(DpState state) {
        return state == DpState.FAILED || state == DpState.UNAUTHORISED || state == DpState.FORBIDDEN;
    }

    /**
     * Finds the request of a call whose person is known, or begins it.
     *
     * @param clientId the introspection's
     */
    public Standing begin(DpVisit visit, Optional<String> clientId, DpPerson person) {
        DpDataSet dataSet = visit.dataSet();
        byte[] key = secrets.personKey(dataSet, visit.call().form(), person);
        requests.takeTurn(key);
        Optional<DpRequest> standing = current(requests.lockByPersonKey(key));
        if (standing.isPresent()) {
            logAs(standing.get().uid(), visit, clientId.orElse(null), person);
            return told(standing.get(), visit, clientId, person);
        }
        if (!hasRoom(dataSet)) {
            return refused(visit, DpState.FAILED, DpReason.BUSY);
        }
        if (!use.isOpenToday(dataSet)) {
            return refused(visit, DpState.FORBIDDEN, DpReason.DAILY_LIMIT);
        }
        String client = clientId.orElse(null);
        DpRequest request = DpRequest.of(
                visit.id(),
                dataSet,
                visit.call(),
                client,
                secrets.holdings(visit.id(), key, person),
                configuration.times(),
                clock.instant());
        use.asked(dataSet, clientId);
        logAs(visit.id(), visit, client, person);
        return begun(request);
    }

    /**
     * A data set is disabled by whoever has locked it: either that waits for this request, and ends it, or this one finds it disabled when
     * it has been written.
     */
    private Standing begun(DpRequest request) {
        requests.add(request);
        requests.write();
        if (dataSets.isServing(request.dataSet())) {
            return waiting(request);
        }
        request.ended(DpHappening.ERASE, DpReason.DISABLED, null, clock.instant());
        return disabled();
    }

    private static Standing disabled() {
        return Standing.refused(DpState.FORBIDDEN, DpReason.DISABLED);
    }

    /**
     * How a request stands when the call has waited for it.
     *
     * @param clientId of whoever collects it
     */
    public Standing look(DpVisit visit, UUID uid, Optional<String> clientId, DpPerson person) {
        return told(requests.lockByUid(uid).orElseThrow(), visit, clientId, person);
    }

    /** Whether its file is still to be handed out. */
    public boolean isReady(UUID uid) {
        return requests.byUid(uid)
                .filter(request -> request.state() == DpState.READY)
                .isPresent();
    }

    /** Whether a call that waits would still wait. */
    public boolean isWaiting(UUID uid) {
        return requests.byUid(uid)
                .filter(request -> request.state().isWaiting())
                .isPresent();
    }

    /** An end that was not told within the longest wait is not told any more. */
    private Optional<DpRequest> current(Optional<DpRequest> found) {
        Instant oldest = clock.instant().minus(configuration.times().longestWait());
        Optional<DpRequest> stale = found.filter(
                request -> request.state().isFinal() && request.updatedAt().isBefore(oldest));
        stale.ifPresent(request -> {
            request.forget();
            requests.write();
        });
        return stale.isPresent() ? Optional.empty() : found;
    }

    /** A file may serve several; one that MyData fetches in parts has one name for all of them. */
    private static boolean isOfAnotherTransaction(DpCall call, DpCall first) {
        return !call.madeHere() && !call.transactionUid().equals(first.transactionUid());
    }

    private Standing told(DpRequest request, DpVisit visit, Optional<String> clientId, DpPerson person) {
        if (!dataSets.isServing(request.dataSet())) {
            return disabled();
        }
        if (request.state().isWaiting()) {
            return waiting(request);
        }
        Instant now = clock.instant();
        Standing standing = new Standing(
                request.uid(),
                request.state(),
                request.reason(),
                Duration.ZERO,
                false,
                request.file(),
                request.holdings().vaultKey());
        boolean first = request.tell(now);
        if (request.state() == DpState.READY) {
            log.record(
                    EventCode.DATA_SET_OBTAINED,
                    secrets.subject(request.uid(), request.dataSet(), visit.call(), clientId.orElse(null), person),
                    visit.call().sourceAddress(),
                    now);
            if (first) {
                use.delivered(request.dataSet(), clientId);
            } else if (isOfAnotherTransaction(visit.call(), request.call())) {
                use.shared(request.dataSet(), clientId);
            }
        }
        return standing;
    }

    private Standing waiting(DpRequest request) {
        return new Standing(
                request.uid(),
                DpState.COLLECTING,
                request.reason(),
                retryAfter(request),
                !request.state().isWaiting(),
                Optional.empty(),
                Optional.empty());
    }

    /** When the work is due again where it was put off, and otherwise what is configured. */
    private Duration retryAfter(DpRequest request) {
        Duration usual = configuration.retryAfter();
        return request.reason()
                .flatMap(putOff -> request.work().nextAttemptAt())
                .map(next -> Duration.between(clock.instant(), next).plusSeconds(1))
                .filter(wait -> wait.compareTo(usual) > 0)
                .orElse(usual);
    }

    private boolean hasRoom(DpDataSet dataSet) {
        return requests.hasRoom(dataSet, dataSet.policy().limits().waiting())
                && requests.hasRoom(configuration.waiting());
    }

    private void logAs(UUID request, DpVisit visit, String clientId, DpPerson person) {
        Subject subject = secrets.subject(request, visit.dataSet(), visit.call(), clientId, person);
        visit.takeEvents().forEach(event -> {
            boolean theirs = event.getKey() == EventCode.DATA_SET_REQUESTED;
            log.record(event.getKey(), subject, theirs ? visit.call().sourceAddress() : null, event.getValue());
        });
    }
}
