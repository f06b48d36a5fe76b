package tw.agencygateway.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import tw.agencygateway.platform.service.Readiness;

/** tmp. */
@RequestScoped
@Path("")
public class StatusResource {
    @Inject
    private Readiness readiness;

    /** Live. */
    @GET
    @Path("live")
    @Produces(MediaType.TEXT_PLAIN)
    public String live() {
        return "live";
    }

    /** Ready. */
    @GET
    @Path("ready")
    @Produces(MediaType.TEXT_PLAIN)
    public Response ready() {
        return Response.ok(readiness.check()).build();
    }
}
