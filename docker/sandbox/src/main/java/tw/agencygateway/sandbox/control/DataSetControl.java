package tw.agencygateway.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** The management API of the data sets whose providers can be asked, {@code /control/api/data-sets/…}. Its calls are listed in the README. */
public final class DataSetControl {
    private final Resources resources;

    public DataSetControl(Resources resources) {
        this.resources = resources;
    }

    public void routes(Router router) {
        router.get("/control/api/data-sets", request -> dataSets());
        router.on("PUT", "/control/api/data-sets/{resource_id}", this::register);
        router.on("DELETE", "/control/api/data-sets/{resource_id}", this::remove);
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
