package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import tw.agencygateway.mydata.sp.service.RedirectCitizen;
import tw.agencygateway.platform.rest.Caller;

/** {@code /go/{handle}}: sends the citizen to MyData, once. */
@RequestScoped
@Path("{handle}")
public class GoResource {

    @Inject
    private RedirectCitizen citizens;

    @Inject
    private Caller caller;

    /** 302 to MyData; used or late, to the service's front page; a stranger's handle, 404. */
    @GET
    public Response go(@PathParam("handle") String handle) {
        return Redirect.to(citizens.go(handle, caller.address()));
    }

    /** A link checker's look does not use the link up. */
    @HEAD
    public Response look() {
        return Response.noContent().build();
    }
}
