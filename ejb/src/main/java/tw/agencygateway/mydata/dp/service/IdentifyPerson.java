package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.service.TokenRules.Authorised;

/** Goes on asking the authorization server where it was too slow for the call (decisions row 39). */
@ApplicationScoped
public class IdentifyPerson {

    @Inject
    DpSteps steps;

    @Inject
    Authorizations authorizations;

    @Inject
    DpSecrets secrets;

    @Inject
    TransactionLog log;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    /**
     * Does a claimed introspection.
     *
     * @return the claim on the user information, where the token is active
     */
    Optional<DpClaim> introspect(DpClaim claim) throws InterruptedException {
        Optional<DpRequest> claimed = steps.load(claim);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        DpRequest request = claimed.get();
        Verdict<Authorised> verdict = await(
                authorizations.introspect(request.dataSet(), secrets.openToken(request), configuration.gspTime()));
        Instant now = clock.instant();
        if (verdict.passed().isEmpty()) {
            settle(claim, EventCode.INTROSPECTED, verdict, now);
            return Optional.empty();
        }
        Authorised token = verdict.passed().get();
        byte[] subject = secrets.sealPerson(request.uid(), DpPerson.ofSub(token.sub()));
        return steps.applyAndClaim(claim, current -> {
            record(EventCode.INTROSPECTED, current, now);
            return current.introspected(token.clientId().orElse(null), subject, now);
        });
    }

    /**
     * Does a claimed question for user information.
     *
     * @return the claim on the data, where the person is known
     */
    Optional<DpClaim> identify(DpClaim claim) throws InterruptedException {
        Optional<DpRequest> claimed = steps.load(claim);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        DpRequest request = claimed.get();
        DpDataSet dataSet = request.dataSet();
        DpForm form = request.call().form();
        Verdict<DpPerson> verdict = await(authorizations.identify(
                dataSet,
                form,
                secrets.openToken(request),
                Optional.ofNullable(secrets.openPerson(request).sub()),
                configuration.gspTime()));
        if (verdict.passed().isEmpty()) {
            settle(claim, EventCode.USER_INFO_CALLED, verdict, clock.instant());
            return Optional.empty();
        }
        DpPerson person = verdict.passed().get();
        return steps.identify(claim, secrets.personKey(dataSet, form, person), person);
    }

    private void settle(DpClaim claim, EventCode event, Verdict<?> verdict, Instant now) {
        steps.apply(claim, request -> {
            record(event, request, now);
            return verdict.happening() == DpHappening.LATER
                    ? request.postpone(now.plus(BackOff.of(request)), verdict.reason(), verdict.code(), now)
                    : request.ended(verdict.happening(), verdict.reason(), verdict.code(), now);
        });
    }

    private void record(EventCode event, DpRequest request, Instant now) {
        String client = request.clientId().orElse(null);
        log.record(event, secrets.subject(request.uid(), request.dataSet(), request.call(), client, null), null, now);
    }

    private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
