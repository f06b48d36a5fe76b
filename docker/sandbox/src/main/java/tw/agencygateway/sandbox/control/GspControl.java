package tw.agencygateway.sandbox.control;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.gsp.AccessToken;
import tw.agencygateway.sandbox.gsp.Citizen;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.gsp.TokenOrder;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resources;

/** The management API of GSP, {@code /control/api/gsp/…}. Its calls are listed in the README. */
public final class GspControl {
    private final Gsp gsp;
    private final Registry registry;
    private final Resources resources;
    private final Catalogue catalogue = Gsp.catalogue();

    public GspControl(Gsp gsp, Registry registry, Resources resources) {
        this.gsp = gsp;
        this.registry = registry;
        this.resources = resources;
    }

    public void routes(Router router) {
        router.get("/control/api/misbehaviours/gsp", request -> CatalogueView.of(catalogue));
        router.get("/control/api/gsp/misbehaviours", request -> misbehaviours());
        router.on("PUT", "/control/api/gsp/misbehaviours", request -> behave(catalogue.read(request.json())));
        router.on("DELETE", "/control/api/gsp/misbehaviours", request -> behave(Faults.NONE));
        router.get("/control/api/gsp/tokens", request -> tokens());
        router.post("/control/api/gsp/tokens", this::issue);
        router.get("/control/api/gsp/tokens/{token}", request -> Response.json(200, view(find(request))));
        router.on("DELETE", "/control/api/gsp/tokens/{token}", this::revoke);
        router.on("PUT", "/control/api/gsp/tokens/{token}/misbehaviours", this::misbehave);
        router.get(
                "/control/api/gsp/calls",
                request -> Response.json(200, gsp.calls().toMap()));
        router.get(
                "/control/api/gsp/requests",
                request -> Response.json(200, gsp.calls().strays()));
        router.on("DELETE", "/control/api/gsp/calls", this::forgetCalls);
    }

    private Response misbehaviours() {
        return Response.json(200, gsp.behaviour().faults().toMap());
    }

    private Response behave(Faults faults) {
        gsp.behaviour().set(faults);
        return misbehaviours();
    }

    private Response tokens() {
        return Response.json(
                200, gsp.tokens().latest().stream().map(GspControl::view).toList());
    }

    private Response issue(Request request) throws HttpError {
        AccessToken token = gsp.issue(TokenOrder.read(request.json(), registry, resources));
        return Response.json(201, view(token));
    }

    private Response revoke(Request request) throws HttpError {
        find(request).revoke();
        return Response.empty(204);
    }

    private Response misbehave(Request request) throws HttpError, IOException {
        AccessToken token = find(request);
        token.behaviour().set(catalogue.read(request.json()));
        return Response.json(200, token.behaviour().faults().toMap());
    }

    private Response forgetCalls(Request request) {
        gsp.calls().clear();
        return Response.empty(204);
    }

    private AccessToken find(Request request) throws HttpError {
        return gsp.tokens().find(request.pathValue("token")).orElseThrow(() -> new HttpError(404, "no such token"));
    }

    private static Map<String, Object> view(AccessToken token) {
        AccessToken.Grant grant = token.grant();
        Citizen citizen = token.citizen();
        List<Trace> traces = token.traces();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("token", token.value());
        view.put("citizen", citizen);
        view.put("client_id", grant.clientId());
        view.put("scopes", grant.scopes());
        view.put("issued", grant.issued().toString());
        view.put("expires", grant.expires().toString());
        view.put("revoked", token.isRevoked());
        view.put("misbehaviours", token.behaviour().faults().toMap());
        view.put("traces", traces);
        return view;
    }
}
