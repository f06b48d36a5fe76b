package tw.agencygateway.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /status/openapi.yaml}: the same on every server, cacheable, readable from any origin. */
@RequestScoped
@Path("openapi.yaml")
public class ApiDocumentResource {

    private static final int MAX_AGE_SECONDS = 3600;

    @Inject
    private ApiDocument document;

    @Context
    private Request request;

    /** The document, or 304 to whoever has it. */
    @GET
    public Response document() {
        CacheControl hour = new CacheControl();
        hour.setMaxAge(MAX_AGE_SECONDS);
        return Optional.ofNullable(request.evaluatePreconditions(document.tag()))
                .orElseGet(() -> Response.ok(document.text(), "application/yaml;charset=UTF-8"))
                .tag(document.tag())
                .cacheControl(hour)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
