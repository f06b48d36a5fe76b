package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import tw.agencygateway.mydata.sp.service.ReceiveReturn;
import tw.agencygateway.platform.rest.Caller;

/** {@code /return/{client_id}}: the return URL that the agency registers at MyData (MyData SP V2.6 §柒.三–四). */
@RequestScoped
@Path("{client_id}")
public class ReturnResource {

    @Inject
    private ReceiveReturn returns;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Caller caller;

    /** 302 to the agency's page; where no transaction matches, to the service's front page; an unknown service, 404. */
    @GET
    public Response back(@PathParam("client_id") String clientId) {
        return Redirect.to(returns.receive(clientId, request.getQueryString(), caller.address()));
    }
}
