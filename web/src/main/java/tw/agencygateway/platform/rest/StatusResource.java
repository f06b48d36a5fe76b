package tw.agencygateway.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tw.agencygateway.platform.service.ClientAddresses;
import tw.agencygateway.platform.service.Readiness;

/** Liveness and readiness: 200 or 503, and {@code {"status":"up"}} or {@code {"status":"down"}}. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    @Inject
    private Readiness readiness;

    @Inject
    private ClientAddresses addresses;

    @Inject
    private StatusAudience audience;

    @Context
    private HttpServletRequest request;

    /** Whether the application answers at all; touches neither database nor disk. */
    @GET
    @Path("live")
    public JsonObject live() {
        return status(true).build();
    }

    /** Whether this node can take work; whoever may know is told under {@code missing} what keeps it from that. */
    @GET
    @Path("ready")
    public Response ready() {
        Set<Readiness.Part> missing = readiness.missing();
        JsonObjectBuilder body = status(missing.isEmpty());
        if (audience.includes(caller())) {
            JsonArrayBuilder names = Json.createArrayBuilder();
            missing.forEach(part -> names.add(part.name().toLowerCase(Locale.ROOT)));
            body.add("missing", names);
        }
        return Response.status(missing.isEmpty() ? Status.OK : Status.SERVICE_UNAVAILABLE)
                .entity(body.build())
                .build();
    }

    private static JsonObjectBuilder status(boolean up) {
        return Json.createObjectBuilder().add("status", up ? "up" : "down");
    }

    private String caller() {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        return addresses.resolve(request.getRemoteAddr(), forwarded);
    }
}
