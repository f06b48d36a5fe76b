package tw.agencygateway.sandbox.mydata.dp;

import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Query;

/** How the call of a DP-API can deviate. {@code $token} in a value stands for the token. */
public enum CallerFault implements Bend<CallDraft> {
    CALL_WITHOUT_TOKEN((draft, p) -> draft.set(CallDraft.AUTHORIZATION, "")),
    CALL_AUTHORIZATION(
            (draft, p) -> draft.set(CallDraft.AUTHORIZATION, of(draft, p, "value")),
            Parameter.text("value", "Token $token")),
    CALL_TOKEN_TWICE((draft, p) ->
            draft.headers.add(new CallDraft.Header(CallDraft.AUTHORIZATION, "Bearer " + draft.token.value()))),
    CALL_TOKEN_IN_QUERY((draft, p) -> {
        draft.set(CallDraft.AUTHORIZATION, "");
        draft.query("access_token=" + Query.encode(draft.token.value()));
    }),
    CALL_METHOD((draft, p) -> draft.method = p.text("method"), Parameter.text("method", "POST")),
    CALL_CONTENT_TYPE(
            (draft, p) -> draft.set(CallDraft.CONTENT_TYPE, p.text("type")), Parameter.text("type", "text/html")),
    CALL_ACCEPT((draft, p) -> draft.set("Accept", p.text("type")), Parameter.text("type", "application/pdf")),
    CALL_RANGE((draft, p) -> draft.set("Range", p.text("range")), Parameter.text("range", "bytes=0-99")),
    /** Beside what is there already. */
    CALL_HEADER(
            (draft, p) -> draft.headers.add(new CallDraft.Header(p.text("name"), of(draft, p, "value"))),
            Parameter.text("name", "X-Forwarded-For"),
            Parameter.text("value", "192.0.2.1")),
    CALL_QUERY((draft, p) -> draft.query(p.text("query")), Parameter.text("query", "uid=B223344554")),
    CALL_TRANSACTION_UID(
            (draft, p) -> draft.set(CallDraft.TRANSACTION_UID, p.text("value")), Parameter.text("value", "")),
    CALL_TRANSACTION_ID((draft, p) -> {
        draft.set("transaction_id", draft.header(CallDraft.TRANSACTION_UID));
        draft.set(CallDraft.TRANSACTION_UID, "");
    }),
    CALL_HANGS_UP((draft, p) -> draft.hangUpAfter = p.number("after"), Parameter.number("after", 10)),
    CALL_IMPATIENT((draft, p) -> draft.patient = false),
    /** The token is good for the first call, and revoked before the next ones. */
    CALL_REVOKED_BEFORE_RETRY((draft, p) -> {
        if (draft.attempt > 0) {
            draft.token.revoke();
        }
    }),
    CALL_RETRIED_WITH(
            (draft, p) -> {
                if (draft.attempt > 0) {
                    draft.set(CallDraft.AUTHORIZATION, "Bearer " + p.text("token"));
                }
            },
            Parameter.text("token", "of-another-citizen")),
    CALL_RETRIED_FOR(
            (draft, p) -> {
                if (draft.attempt > 0) {
                    draft.set(CallDraft.CONTENT_TYPE, p.text("type"));
                }
            },
            Parameter.text("type", "application/json"));

    private final BiConsumer<CallDraft, Parameters> change;
    private final List<Parameter> parameters;

    CallerFault(BiConsumer<CallDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    /** All that the caller can do wrong. */
    public static Catalogue catalogue() {
        return new Catalogue(List.of(values()));
    }

    @Override
    public void bend(CallDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "caller";
    }

    private static String of(CallDraft draft, Parameters p, String name) {
        return p.text(name).replace("$token", draft.token.value());
    }
}
