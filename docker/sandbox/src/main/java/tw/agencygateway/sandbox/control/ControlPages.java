package tw.agencygateway.sandbox.control;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.mydata.Platform;
import tw.agencygateway.sandbox.mydata.Transaction;

/** The control page: choose misbehaviours, watch transactions, send notifications, move the clock. */
public final class ControlPages {
    private final Platform platform;
    private final Runnable alsoReset;
    private final Pages pages;
    private final MisbehaviourForm misbehaviours = new MisbehaviourForm(Platform.catalogue());

    /** @param alsoReset what a reset means to the other counterparties */
    public ControlPages(Platform platform, Runnable alsoReset, Pages pages) {
        this.platform = platform;
        this.alsoReset = alsoReset;
        this.pages = pages;
    }

    public void routes(Router router) {
        router.get("/control", this::overview);
        router.post("/control/next", this::choose);
        router.post("/control/clock", this::moveClock);
        router.post("/control/reset", this::reset);
        router.get("/control/transactions/{tx_id}", this::detail);
        router.post("/control/transactions/{tx_id}/notification", this::notification);
    }

    private Response overview(Request request) throws HttpError {
        Language language = request.language();
        Map<String, Object> values = new LinkedHashMap<>(
                misbehaviours.view(language, platform.transactions().next()));
        values.putAll(Map.of(
                "transactions", rows(language),
                "strays", platform.transactions().strays(),
                "now", platform.clock().instant().toString(),
                "offset", platform.clock().offset().toSeconds()));
        return pages.page(request, 200, "control", values);
    }

    private List<Map<String, Object>> rows(Language language) {
        return platform.transactions().all().stream()
                .map(each -> row(each, language))
                .toList();
    }

    private static Map<String, Object> row(Transaction transaction, Language language) {
        TransactionView view = TransactionView.of(transaction);
        return Map.of(
                "tx", view.txId(),
                "client", view.clientId(),
                "person", view.person(),
                "state", view.state(),
                "state_label", language.say("state." + view.state()),
                "code", view.code(),
                "at", view.arrivedAt(),
                "faults", String.join(", ", view.misbehaviours().keySet()));
    }

    private Response choose(Request request) throws HttpError, IOException {
        platform.transactions().setNext(misbehaviours.read(request.form()));
        return Response.seeOther("/control");
    }

    private Response moveClock(Request request) throws HttpError, IOException {
        Map<String, String> form = request.form();
        String minutes = form.getOrDefault("minutes", "0");
        if (!minutes.matches("-?\\d{1,7}")) {
            throw new HttpError(400, "minutes is not a number");
        }
        platform.clock().move(platform.clock().offset().plus(Duration.ofMinutes(Long.parseLong(minutes))));
        return Response.seeOther("/control");
    }

    private Response reset(Request request) {
        platform.reset();
        alsoReset.run();
        return Response.seeOther("/control");
    }

    private Response detail(Request request) throws HttpError {
        Transaction transaction = find(request);
        Language language = request.language();
        List<Map<String, Object>> traces = new ArrayList<>();
        for (Trace trace : transaction.traces()) {
            traces.add(Map.of(
                    "label", language.say("trace." + trace.kind()),
                    "status", trace.status() == 0 ? "" : trace.status(),
                    "trace", trace,
                    "request", Json.pretty(trace.requestHeaders()),
                    "answer", Json.pretty(trace.answerHeaders())));
        }
        Map<String, Object> values = new LinkedHashMap<>(row(transaction, language));
        values.put("view", TransactionView.of(transaction));
        values.put("ids", String.join(", ", TransactionView.of(transaction).resourceIds()));
        values.put("traces", traces);
        return pages.page(request, 200, "transaction", values);
    }

    private Response notification(Request request) throws HttpError {
        Transaction transaction = find(request);
        platform.notifier().sendNow(transaction);
        return Response.seeOther("/control/transactions/" + transaction.txId());
    }

    private Transaction find(Request request) throws HttpError {
        return platform.transactions()
                .byTxId(request.pathValue("tx_id"))
                .orElseThrow(() -> new HttpError(404, "no such transaction"));
    }
}
