package tw.agencygateway.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.mydata.Method;
import tw.agencygateway.sandbox.mydata.Platform;
import tw.agencygateway.sandbox.mydata.Transaction;
import tw.agencygateway.sandbox.registry.Service;

/** The management API, {@code /control/api/…}: JSON in, JSON out, no authentication. Its calls are listed in the README. */
public final class ControlApi {
    private final Platform platform;
    private final Runnable alsoReset;
    private final Catalogue catalogue = Platform.catalogue();

    /** @param alsoReset what a reset means to the other counterparties */
    public ControlApi(Platform platform, Runnable alsoReset) {
        this.platform = platform;
        this.alsoReset = alsoReset;
    }

    public void routes(Router router) {
        router.get("/control/api/misbehaviours", request -> CatalogueView.of(catalogue));
        router.get("/control/api/next", request -> next());
        router.on("PUT", "/control/api/next", this::setNext);
        router.on("DELETE", "/control/api/next", request -> replaceNext(Faults.NONE));
        router.get("/control/api/transactions", request -> transactions());
        router.get("/control/api/transactions/{tx_id}", request -> show(find(request)));
        router.on("PUT", "/control/api/transactions/{tx_id}/misbehaviours", this::setFor);
        router.post("/control/api/transactions/{tx_id}/consent", this::consent);
        router.post("/control/api/transactions/{tx_id}/notification", this::notification);
        router.get(
                "/control/api/requests",
                request -> Response.json(200, platform.transactions().strays()));
        router.get("/control/api/clock", request -> clock());
        router.on("PUT", "/control/api/clock", this::moveClock);
        router.on("PUT", "/control/api/services/{client_id}/credentials", this::issue);
        router.post("/control/api/reset", this::reset);
    }

    private Response next() {
        return Response.json(200, platform.transactions().next().toMap());
    }

    private Response setNext(Request request) throws HttpError, IOException {
        return replaceNext(catalogue.read(request.json()));
    }

    private Response replaceNext(Faults faults) {
        platform.transactions().setNext(faults);
        return next();
    }

    private Response setFor(Request request) throws HttpError, IOException {
        Faults faults = catalogue.read(request.json());
        platform.transactions().setFor(request.pathValue("tx_id"), faults);
        return Response.json(200, faults.toMap());
    }

    private Response transactions() {
        return Response.json(
                200,
                platform.transactions().all().stream().map(TransactionView::of).toList());
    }

    private static Response show(Transaction transaction) {
        return Response.json(200, TransactionView.of(transaction));
    }

    /** {@code {"agree": true, "method": "CER"}}; any method is taken, also one below a data set's level. */
    private Response consent(Request request) throws HttpError, IOException {
        Transaction transaction = find(request);
        JsonNode choice = request.json();
        String address;
        if (choice.path("agree").asBoolean(true)) {
            Method method = Method.of(choice.path("method").asText("CER"))
                    .orElseThrow(() -> new HttpError(400, "no such method"));
            address = platform.agree(transaction, method);
        } else {
            address = platform.refuse(transaction);
        }
        return Response.json(200, Map.of("return_url", address));
    }

    /** {@code {}} sends the ordinary one, {@code {"body": …}} that JSON, {@code {"text": "…"}} that text. */
    private Response notification(Request request) throws HttpError, IOException {
        Transaction transaction = find(request);
        JsonNode wish = request.json();
        if (wish.has("text")) {
            byte[] text = wish.get("text").asText().getBytes(StandardCharsets.UTF_8);
            return Response.json(200, platform.notifier().send(transaction, text));
        }
        if (wish.has("body")) {
            return Response.json(200, platform.notifier().send(transaction, Json.bytes(wish.get("body"))));
        }
        return Response.json(200, platform.notifier().sendNow(transaction));
    }

    private Response clock() {
        return Response.json(
                200,
                Map.of(
                        "now", platform.clock().instant().toString(),
                        "offset_seconds", platform.clock().offset().toSeconds()));
    }

    /** {@code {"offset_seconds": n}} sets, {@code {"advance_seconds": n}} adds. */
    private Response moveClock(Request request) throws HttpError, IOException {
        JsonNode wish = request.json();
        Duration offset = wish.has("advance_seconds")
                ? platform.clock()
                        .offset()
                        .plusSeconds(wish.get("advance_seconds").asLong())
                : Duration.ofSeconds(wish.path("offset_seconds").asLong());
        platform.clock().move(offset);
        return clock();
    }

    /** {@code {"client_secret": "…", "cbc_iv": "…"}}, 16 characters each. */
    private Response issue(Request request) throws HttpError, IOException {
        Service service = platform.registry()
                .service(request.pathValue("client_id"))
                .orElseThrow(() -> new HttpError(404, "no such service"));
        JsonNode issued = request.json();
        String clientSecret = issued.path("client_secret").asText();
        String cbcIv = issued.path("cbc_iv").asText();
        if (!clientSecret.matches("[A-Za-z0-9]{16}") || !cbcIv.matches("\\p{ASCII}{16}")) {
            throw new HttpError(400, "client_secret is 16 alphanumerics, cbc_iv 16 ASCII characters");
        }
        platform.issue(service, clientSecret, cbcIv);
        return Response.empty(204);
    }

    private Response reset(Request request) {
        platform.reset();
        alsoReset.run();
        return Response.empty(204);
    }

    private Transaction find(Request request) throws HttpError {
        return platform.transactions()
                .byTxId(request.pathValue("tx_id"))
                .orElseThrow(() -> new HttpError(404, "no such transaction"));
    }
}
