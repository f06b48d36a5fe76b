package tw.agencygateway.mydata.dp.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.mydata.dp.entity.DpCall;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.protocol.AnswerForm;
import tw.agencygateway.mydata.dp.protocol.BearerToken;
import tw.agencygateway.mydata.dp.protocol.MalformedBearerTokenException;
import tw.agencygateway.platform.client.NoSlotException;
import tw.agencygateway.platform.client.RequestSlots;
import tw.agencygateway.vault.service.Vault;

/**
 * Answers a call of the DP-API (MyData DP V1.3 §捌.二), in the order of decisions row 37: source address, data set, token, introspection,
 * scope, user information, data. A call is kept for the data set's short wait; whatever is not there by then is carried on as a row, and
 * MyData is told to come again. Waiting holds no thread.
 */
@ApplicationScoped
public class AnswerRequest {

    private static final Logger LOG = System.getLogger(AnswerRequest.class.getName());
    private static final int DATABASE_STEPS = 16;
    private static final int DATABASE_STEPS_WAITING = 10_000;
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(30);

    @Inject
    DpCalls calls;

    @Inject
    Authorizations authorizations;

    @Inject
    DpWork work;

    @Inject
    DpWaiters waiters;

    @Inject
    Vault vault;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    @Inject
    DpThreads threads;

    private RequestSlots slots;
    private AnswerSender sender;

    private record Identity(Optional<String> clientId, DpPerson person) {}

    @PostConstruct
    void open() {
        slots = new RequestSlots(DATABASE_STEPS, DATABASE_STEPS_WAITING, threads.steps());
        sender = new AnswerSender(threads);
    }

    /**
     * Answers a call.
     *
     * @param send is given the answer, whose content it closes, or what went wrong. It may wait for the caller: its thread is one that does
     *     nothing else, and a file is opened by the one that sends it
     */
    public void answer(DpRequestLine line, BiConsumer<DpAnswer, Throwable> send) {
        Instant arrived = clock.instant();
        database(() -> calls.serving(line.resource(), line.address()))
                .thenCompose(serving ->
                        serving.isPresent() ? outcome(line, serving.get(), arrived) : refused(DpError.NOT_SERVED))
                .exceptionally(AnswerRequest::busy)
                .whenComplete((outcome, failure) -> {
                    if (failure != null) {
                        sender.sendFailure(failure, send);
                    } else {
                        sender.send(outcome, send);
                    }
                });
    }

    private CompletableFuture<Outcome> outcome(DpRequestLine line, DpDataSet dataSet, Instant arrived) {
        Optional<DpForm> form = AnswerForm.choose(
                        line.contentType(),
                        line.accept(),
                        AnswerForm.valueOf(
                                dataSet.policy().answer().defaultForm().name()))
                .map(chosen -> DpForm.valueOf(chosen.name()));
        if (form.isEmpty()) {
            return refused(DpError.UNSUPPORTED_FORM);
        }
        Optional<BearerToken> token;
        try {
            token = BearerToken.find(line.authorization());
        } catch (MalformedBearerTokenException e) {
            return refused(DpError.TOKEN_MALFORMED);
        }
        if (token.isEmpty()) {
            return refused(DpError.TOKEN_MISSING);
        }
        DpVisit visit = new DpVisit(dataSet, call(line, form.get()), token.get().value());
        visit.happened(EventCode.DATA_SET_REQUESTED, arrived);
        return identifyAndAnswer(visit, arrived.plus(dataSet.policy().limits().shortWait()));
    }

    private static CompletableFuture<Outcome> refused(DpError error) {
        return CompletableFuture.completedFuture(Outcome.of(DpAnswer.refused(error)));
    }

    private static DpCall call(DpRequestLine line, DpForm form) {
        boolean madeHere = line.transactionUid() == null;
        String uid = madeHere ? UUID.randomUUID().toString() : line.transactionUid();
        return new DpCall(form, uid, madeHere, line.address());
    }

    private CompletableFuture<Outcome> identifyAndAnswer(DpVisit visit, Instant until) {
        CompletableFuture<Verdict<Identity>> identified = identify(visit);
        return identified
                .copy()
                .completeOnTimeout(
                        Verdict.of(DpHappening.LATER, DpReason.GSP_UNREACHABLE, null),
                        millisTo(until),
                        TimeUnit.MILLISECONDS)
                .thenCompose(verdict -> goOn(visit, verdict, until))
                .thenCompose(standing -> standing.settled()
                        ? confirm(visit, standing, identified)
                        : CompletableFuture.completedFuture(standing))
                .thenApply(standing -> outcome(visit, standing));
    }

    private static Outcome busy(Throwable failure) {
        if (failure instanceof CompletionException wrapped && wrapped.getCause() instanceof NoSlotException) {
            return Outcome.of(DpAnswer.ended(DpState.FAILED, null, DpReason.BUSY));
        }
        throw failure instanceof CompletionException known ? known : new CompletionException(failure);
    }

    private CompletableFuture<Standing> goOn(DpVisit visit, Verdict<Identity> verdict, Instant until) {
        return verdict.passed().isPresent()
                ? begin(visit, verdict.passed().get(), until)
                : database(() -> end(visit, verdict));
    }

    /**
     * All is there, only the authorization server was slower than the short wait: the call is kept until it has answered. The next call
     * would have to introspect anew, just as slowly, and never get the file.
     */
    private CompletableFuture<Standing> confirm(
            DpVisit visit, Standing standing, CompletableFuture<Verdict<Identity>> identified) {
        return identified.thenCompose(verdict -> verdict.happening() == DpHappening.LATER
                ? database(() -> calls.unconfirmed(standing.uid()))
                : goOn(visit, verdict, clock.instant()));
    }

    private CompletableFuture<Verdict<Identity>> identify(DpVisit visit) {
        DpDataSet dataSet = visit.dataSet();
        return authorizations
                .introspect(dataSet, visit.token(), configuration.gspTime())
                .thenComposeAsync(
                        verdict -> {
                            visit.happened(EventCode.INTROSPECTED, clock.instant());
                            return verdict.passed().isPresent()
                                    ? userInfo(visit, verdict.passed().get())
                                    : CompletableFuture.completedFuture(verdict.instead());
                        },
                        threads.steps());
    }

    private CompletableFuture<Verdict<Identity>> userInfo(DpVisit visit, TokenRules.Authorised token) {
        return authorizations
                .identify(visit.dataSet(), visit.call().form(), visit.token(), token.sub(), configuration.gspTime())
                .thenApply(verdict -> {
                    visit.happened(EventCode.USER_INFO_CALLED, clock.instant());
                    return verdict.passed()
                            .map(person -> Verdict.passed(new Identity(token.clientId(), person)))
                            .orElseGet(verdict::instead);
                });
    }

    /** What becomes of a call whose person is not known: LATER is carried on by the timers, everything else is its answer. */
    private Standing end(DpVisit visit, Verdict<Identity> verdict) {
        if (verdict.happening() == DpHappening.LATER) {
            return calls.ask(visit);
        }
        DpState state = DpState.ASKED.on(verdict.happening()).orElseThrow();
        return calls.refused(visit, state, verdict.reason());
    }

    private CompletableFuture<Standing> begin(DpVisit visit, Identity identity, Instant until) {
        DpPerson person = identity.person();
        return database(() -> calls.begin(visit, identity.clientId(), person)).thenCompose(standing -> {
            if (!standing.state().isWaiting()) {
                return CompletableFuture.completedFuture(standing);
            }
            CompletableFuture<Void> done = waiters.of(standing.uid());
            done.completeOnTimeout(null, millisTo(until), TimeUnit.MILLISECONDS);
            return database(() -> isWorthWaiting(standing.uid()))
                    .thenCompose(wait -> wait ? done : CompletableFuture.completedFuture(null))
                    .whenComplete((waited, failure) -> done.complete(null))
                    .thenCompose(
                            waited -> database(() -> calls.look(visit, standing.uid(), identity.clientId(), person)));
        });
    }

    /** Its work is begun here and now; a worker may have ended it before this call waited. */
    private boolean isWorthWaiting(UUID uid) {
        work.handOut();
        return calls.isWaiting(uid);
    }

    private <T> CompletableFuture<T> database(Supplier<T> step) {
        return slots.send(DATABASE_PATIENCE, () -> CompletableFuture.supplyAsync(step, threads.steps()));
    }

    private long millisTo(Instant until) {
        return Math.max(0, Duration.between(clock.instant(), until).toMillis());
    }

    private Outcome outcome(DpVisit visit, Standing standing) {
        DpForm form = visit.call().form();
        if (standing.state().isWaiting()) {
            return Outcome.of(DpAnswer.later(form, standing.retryAfter()));
        }
        if (standing.state() != DpState.READY) {
            return Outcome.of(
                    DpAnswer.ended(standing.state(), form, standing.reason().orElseThrow()));
        }
        return new Outcome(DpAnswer.later(form, configuration.retryAfter()), Optional.of(() -> file(form, standing)));
    }

    private DpAnswer file(DpForm form, Standing standing) {
        try {
            return DpAnswer.of(form, content(standing));
        } catch (IOException e) {
            if (!calls.isReady(standing.uid())) {
                // its time was over just now; the next call begins anew
                return DpAnswer.later(form, configuration.retryAfter());
            }
            LOG.log(Level.ERROR, "{0}: the vault does not give the file: {1}", standing.uid(), e.getMessage());
            return DpAnswer.ended(DpState.FAILED, form, DpReason.PACKAGE_FAILED);
        }
    }

    private DpAnswer.Content content(Standing standing) throws IOException {
        DpFile file = standing.file().orElseThrow();
        return new DpAnswer.Content(
                file,
                vault.open(standing.uid(), standing.vaultKey().orElseThrow()).open(file.objectName()));
    }
}
