package tw.agencygateway.sandbox.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Service;

/**
 * A small agency web site: a citizen applies for something, MyData is asked for the papers, the page shows what came. The
 * browser's session holds the {@code state} of each transaction, so that nobody's result is shown to somebody else.
 */
public final class AgencyPages {
    /** Outcomes of the browser's return after which nothing is expected any more. */
    private static final Set<String> OVER = Set.of("declined", "failed", "expired");

    private final GatewayApi gateway;
    private final Service service;
    private final List<Person> examples;
    private final String ownAddress;
    private final Pages pages;
    private final Sessions sessions = new Sessions();
    private final ResultPage result;

    /**
     * @param gateway its address for calls from this server
     * @param ownAddress of the sandbox, as browsers see it
     */
    public AgencyPages(String gateway, String token, Registry registry, String ownAddress, Pages pages) {
        this.gateway = new GatewayApi(gateway, token);
        this.service = registry.services().get(0);
        this.examples = registry.persons();
        this.ownAddress = ownAddress;
        this.pages = pages;
        this.result = new ResultPage(this.gateway, service.dataSets(), pages);
    }

    /** An action that needs the gateway. */
    @FunctionalInterface
    private interface Action {
        Response run(Request request) throws GatewayProblem, HttpError, IOException;
    }

    public void routes(Router router) {
        router.get("/", request -> Response.seeOther("/agency/"));
        router.get("/agency/", this::form);
        router.post("/agency/start", request -> guarded(request, this::start));
        router.get("/agency/return", this::comeBack);
        router.get("/agency/progress", request -> guarded(request, this::progress));
        router.get("/agency/file", request -> guarded(request, this::file));
        router.post("/agency/erase", request -> guarded(request, this::erase));
        router.get("/agency/erased", request -> pages.page(request, 200, "erased", Map.of()));
    }

    private Response guarded(Request request, Action action) throws HttpError, IOException {
        try {
            return action.run(request);
        } catch (GatewayProblem problem) {
            Map<String, Object> values = Map.of("status", problem.status(), "detail", problem.getMessage());
            return pages.page(request, 502, "gateway_problem", values);
        }
    }

    private Response form(Request request) throws HttpError {
        Language language = request.language();
        List<Map<String, Object>> dataSets = new ArrayList<>();
        for (DataSet each : service.dataSets()) {
            String name = language.choose(each.name(), each.nameEn());
            dataSets.add(Map.of(
                    "id",
                    each.resourceId(),
                    "name",
                    name,
                    "provider",
                    language.choose(each.provider(), each.providerEn())));
        }
        Map<String, Object> values = Map.of(
                "service",
                language.choose(service.name(), service.nameEn()),
                "purpose",
                language.choose(service.purpose(), service.purposeEn()),
                "datasets",
                dataSets,
                "person",
                examples.get(0).id(),
                "examples",
                examples);
        return pages.page(request, 200, "apply", values);
    }

    private Response start(Request request) throws GatewayProblem, HttpError, IOException {
        Map<String, String> form = request.form();
        List<String> dataSets = List.of(form.getOrDefault("data_set", "").split(","));
        String state = UUID.randomUUID().toString();
        GatewayApi.Started started = gateway.start(new GatewayApi.Order(
                service.clientId(),
                dataSets,
                form.getOrDefault("person", "").strip(),
                state,
                ownAddress + "/agency/return"));
        String session = sessions.idOf(request);
        sessions.remember(session, state, started.txId());
        return Response.seeOther(started.goUrl())
                .with("Set-Cookie", Sessions.COOKIE + "=" + session + "; Path=/agency; HttpOnly; SameSite=Lax");
    }

    private Response comeBack(Request request) throws HttpError {
        String txId = request.query().getOrDefault("tx_id", "");
        String state = request.query().getOrDefault("state", "");
        if (!sessions.isOwn(request, state, txId)) {
            return pages.page(request, 403, "not_yours", Map.of());
        }
        String outcome = request.query().getOrDefault("outcome", "");
        String hint = OVER.contains(outcome) ? "&outcome=" + outcome : "";
        return Response.seeOther("/agency/progress?tx=" + txId + hint);
    }

    private Response progress(Request request) throws GatewayProblem, HttpError {
        String txId = own(request, request.query());
        JsonNode status = gateway.status(txId, request.query().get("known"));
        String word = status.path("status").asText();
        if (word.equals("ready")) {
            return result.show(request, txId);
        }
        String hint = request.query().getOrDefault("outcome", "");
        boolean waiting = !status.path("final").asBoolean() && !OVER.contains(hint);
        Response page = pages.page(request, 200, "progress", describe(request.language(), status, hint, waiting, txId));
        return waiting ? page.with("Refresh", "1; url=/agency/progress?tx=" + txId + "&known=" + word) : page;
    }

    /** The browser's return is a hint only: where it says that it is over, the visitor may look again later. */
    private static Map<String, Object> describe(
            Language language, JsonNode status, String hint, boolean waiting, String txId) {
        boolean hinted = !status.path("final").asBoolean() && OVER.contains(hint);
        String message = hinted
                ? language.say("outcome." + hint)
                : status.path("message").path(language.tag()).asText();
        return Map.of(
                "status", status.path("status").asText(),
                "code", status.path("return_code").asText(),
                "message", message,
                "reason",
                        status.path("reason")
                                .path("message")
                                .path(language.tag())
                                .asText(),
                "waiting", waiting,
                "hinted", hinted,
                "tx", txId);
    }

    private Response file(Request request) throws GatewayProblem, HttpError {
        return result.download(own(request, request.query()), request.query().getOrDefault("id", ""));
    }

    private Response erase(Request request) throws GatewayProblem, HttpError, IOException {
        gateway.erase(own(request, request.form()));
        return Response.seeOther("/agency/erased");
    }

    /** The transaction in question, if this browser began it. */
    private String own(Request request, Map<String, String> values) throws HttpError {
        String txId = values.getOrDefault("tx", "");
        if (!sessions.isOwn(request, txId)) {
            throw new HttpError(403, "not a transaction of this browser");
        }
        return txId;
    }
}
