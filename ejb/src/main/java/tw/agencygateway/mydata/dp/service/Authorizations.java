package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import tw.agencygateway.mydata.dp.client.GspAnswer;
import tw.agencygateway.mydata.dp.client.GspClient;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.protocol.GspError;
import tw.agencygateway.mydata.dp.service.TokenRules.Authorised;
import tw.agencygateway.platform.client.OutboundException;

/** Asks the authorization server and says what its answers mean for a request (decisions rows 38, 40, 41). */
@ApplicationScoped
public class Authorizations {

    private static final Logger LOG = System.getLogger(Authorizations.class.getName());
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    @Inject
    GspDiscovery discovery;

    @Inject
    GspClient client;

    @Inject
    DpSecrets secrets;

    @Inject
    Clock clock;

    /** Whether the token is active and suffices for the data set. */
    CompletableFuture<Verdict<Authorised>> introspect(DpDataSet dataSet, String token, Duration total) {
        Optional<GspEndpoints> endpoints = discovery.endpoints(dataSet.authorization());
        if (endpoints.isEmpty()) {
            return CompletableFuture.completedFuture(unreachable(dataSet, "its endpoints are not known yet"));
        }
        return client.introspect(
                        endpoints.get().introspection(),
                        dataSet.resourceId(),
                        secrets.openResourceSecret(dataSet),
                        token,
                        total)
                .thenApply(answer -> judge(
                        answer,
                        dataSet,
                        value ->
                                TokenRules.judge(value, dataSet, endpoints.get().issuer(), clock.instant()),
                        this::refusedIntrospection))
                .exceptionally(failure -> unreachable(dataSet, failure));
    }

    /** Who the token's person is. */
    CompletableFuture<Verdict<DpPerson>> identify(
            DpDataSet dataSet, DpForm form, String token, Optional<String> sub, Duration total) {
        Optional<GspEndpoints> endpoints = discovery.endpoints(dataSet.authorization());
        if (endpoints.isEmpty()) {
            return CompletableFuture.completedFuture(unreachable(dataSet, "its endpoints are not known yet"));
        }
        return client.userInfo(endpoints.get().userInfo(), token, total)
                .thenApply(answer -> judge(
                        answer, dataSet, value -> TokenRules.judge(value, dataSet, form, sub), this::refusedUserInfo))
                .exceptionally(failure -> unreachable(dataSet, failure));
    }

    private <A, T> Verdict<T> judge(
            GspAnswer<A> answer,
            DpDataSet dataSet,
            Function<A, Verdict<T>> rules,
            Function<GspAnswer<A>, Verdict<T>> refusal) {
        if (answer.value().isPresent()) {
            return rules.apply(answer.value().get());
        }
        String code = String.valueOf(answer.status());
        if (answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY_REQUESTS) {
            return Verdict.of(DpHappening.LATER, DpReason.GSP_UNREACHABLE, code);
        }
        Verdict<T> verdict = answer.status() == OK
                ? Verdict.of(DpHappening.FAILED, DpReason.GSP_FAILED, code)
                : refusal.apply(answer);
        if (verdict.happening() == DpHappening.FAILED) {
            LOG.log(
                    Level.ERROR,
                    "{0}: the authorization server answers {1} {2}",
                    dataSet.resourceId(),
                    code,
                    answer.error().map(GspError::error).orElse(""));
        }
        return verdict;
    }

    private <A, T> Verdict<T> refusedIntrospection(GspAnswer<A> answer) {
        String code = String.valueOf(answer.status());
        return switch (answer.status()) {
            case 400 -> Verdict.of(DpHappening.UNAUTHORISED, DpReason.INVALID_TOKEN, code);
            case 401, 403 -> Verdict.of(DpHappening.FAILED, DpReason.GSP_REFUSES_US, code);
            default -> Verdict.of(DpHappening.FAILED, DpReason.GSP_FAILED, code);
        };
    }

    /** The error's name counts, and where there is none the status (RFC 6750 §3.1). */
    private <A, T> Verdict<T> refusedUserInfo(GspAnswer<A> answer) {
        String code = String.valueOf(answer.status());
        String named = answer.error()
                .map(GspError::error)
                .orElse(
                        switch (answer.status()) {
                            case 401 -> "invalid_token";
                            case 403 -> "insufficient_scope";
                            default -> "";
                        });
        return switch (named) {
            case "invalid_token" -> Verdict.of(DpHappening.UNAUTHORISED, DpReason.INVALID_TOKEN, code);
            case "insufficient_scope" -> Verdict.of(DpHappening.FORBIDDEN, DpReason.INSUFFICIENT_SCOPE, code);
            default -> Verdict.of(DpHappening.FAILED, DpReason.GSP_FAILED, code);
        };
    }

    private static <T> Verdict<T> unreachable(DpDataSet dataSet, String why) {
        LOG.log(Level.WARNING, "{0}: the authorization server: {1}", dataSet.resourceId(), why);
        return Verdict.of(DpHappening.LATER, DpReason.GSP_UNREACHABLE, null);
    }

    private static <T> Verdict<T> unreachable(DpDataSet dataSet, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof OutboundException) {
            return unreachable(dataSet, cause.getMessage());
        }
        throw new CompletionException(cause);
    }
}
