package tw.agencygateway.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.gsp.AccessToken;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.gsp.TokenOrder;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.mydata.dp.CallerFault;
import tw.agencygateway.sandbox.mydata.dp.Collector;
import tw.agencygateway.sandbox.mydata.dp.FetchOrder;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** The management API of the data sets whose providers can be asked, {@code /control/api/data-sets/…}. Its calls are listed in the README. */
public final class DataSetControl {
    private final Resources resources;
    private final Collector collector;
    private final Gsp gsp;
    private final Registry registry;
    private final Catalogue catalogue = CallerFault.catalogue();

    public DataSetControl(Resources resources, Collector collector, Gsp gsp, Registry registry) {
        this.resources = resources;
        this.collector = collector;
        this.gsp = gsp;
        this.registry = registry;
    }

    public void routes(Router router) {
        router.get("/control/api/data-sets", request -> dataSets());
        router.on("PUT", "/control/api/data-sets/{resource_id}", this::register);
        router.on("DELETE", "/control/api/data-sets/{resource_id}", this::remove);
        router.get("/control/api/misbehaviours/caller", request -> CatalogueView.of(catalogue));
        router.post("/control/api/data-sets/{resource_id}/fetch", this::fetch);
        router.get("/control/api/data-sets/{resource_id}/fetches", this::fetches);
        router.post("/control/api/data-sets/{resource_id}/heartbeat", this::heartbeat);
        router.get("/control/api/data-sets/{resource_id}/heartbeats", this::heartbeats);
    }

    private Response dataSets() {
        return Response.json(
                200, resources.all().stream().map(DataSetControl::view).toList());
    }

    /** Registers one, or changes what is given of one. */
    private Response register(Request request) throws HttpError {
        String id = request.pathValue("resource_id");
        Optional<Resource> known = resources.find(id);
        JsonNode wish = request.json();
        Resource resource = new Resource(
                id,
                text(wish, "secret", known.map(Resource::secret)),
                text(wish, "scope", known.map(Resource::scope)),
                address(text(wish, "dp_api", known.map(Resource::dpApi).map(URI::toString))),
                form(text(wish, "form", known.map(Resource::form).map(Form::id).or(() -> Optional.of("zip")))));
        resources.register(resource);
        return Response.json(200, view(resource));
    }

    private Response remove(Request request) {
        resources.remove(request.pathValue("resource_id"));
        return Response.empty(204);
    }

    /** Waits until there is something other than 429, and answers with all that was seen. */
    private Response fetch(Request request) throws HttpError {
        Resource resource = find(request);
        if (!(request.json() instanceof ObjectNode wish)) {
            throw new HttpError(400, "an object is expected");
        }
        wish.put("data_set", resource.resourceId());
        FetchOrder order = new FetchOrder(
                resource,
                token(wish),
                form(wish.path("form").asText(resource.form().id())),
                wish.path("transaction_uid").asText(UUID.randomUUID().toString()),
                wish.path("retries").asInt(FetchOrder.MOST_RETRIES),
                wish.has("caller") ? catalogue.read(wish.get("caller")) : Faults.NONE);
        try {
            return Response.json(200, collector.fetch(order));
        } catch (IllegalArgumentException e) {
            throw new HttpError(400, "cannot be sent: " + e.getMessage());
        }
    }

    /** One that was issued before, or another one. */
    private AccessToken token(JsonNode wish) throws HttpError {
        Optional<AccessToken> issued = gsp.tokens().find(wish.path("token").asText());
        return issued.isPresent() ? issued.get() : gsp.issue(TokenOrder.read(wish, registry, resources));
    }

    private Response fetches(Request request) {
        String id = request.pathValue("resource_id");
        return Response.json(
                200,
                collector.fetches().stream()
                        .filter(fetch -> fetch.resourceId().equals(id))
                        .toList());
    }

    private Response heartbeat(Request request) throws HttpError {
        return Response.json(200, collector.heartbeat(find(request)));
    }

    private Response heartbeats(Request request) {
        String id = request.pathValue("resource_id");
        return Response.json(
                200,
                collector.heartbeats().stream()
                        .filter(heartbeat -> heartbeat.resourceId().equals(id))
                        .toList());
    }

    private Resource find(Request request) throws HttpError {
        return resources
                .find(request.pathValue("resource_id"))
                .orElseThrow(() -> new HttpError(404, "no data set whose provider can be asked"));
    }

    private static String text(JsonNode wish, String name, Optional<String> known) throws HttpError {
        return Optional.ofNullable(wish.get(name))
                .map(JsonNode::asText)
                .or(() -> known)
                .orElseThrow(() -> new HttpError(400, "a new data set needs secret, scope and dp_api"));
    }

    private static URI address(String text) throws HttpError {
        if (!text.matches("https?://[^\\s/?#]+[^\\s]*")) {
            throw new HttpError(400, "dp_api is no http address");
        }
        return URI.create(text);
    }

    private static Form form(String id) throws HttpError {
        return Form.of(id).orElseThrow(() -> new HttpError(400, "form is json, pdf or zip"));
    }

    /** Secrets are shown: tests need them, and nobody is protected here. */
    private static Map<String, Object> view(Resource resource) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("resource_id", resource.resourceId());
        view.put("secret", resource.secret());
        view.put("scope", resource.scope());
        view.put("dp_api", resource.dpApi().toString());
        view.put("form", resource.form().id());
        return view;
    }
}
