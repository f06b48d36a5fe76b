package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import tw.agencygateway.mydata.sp.protocol.Notification;
import tw.agencygateway.mydata.sp.service.ReceiveNotification;
import tw.agencygateway.mydata.sp.service.SpError;
import tw.agencygateway.mydata.sp.service.SpException;
import tw.agencygateway.platform.rest.Caller;
import tw.agencygateway.platform.rest.LimitedBody;
import tw.agencygateway.platform.service.ClientAddresses;

/**
 * {@code POST /mydata-sp/notification} (MyData SP V2.6 §捌.二), whatever content type it names. Nothing here is of request scope: Payara
 * has none for a request whose body was waited for ({@link tw.agencygateway.platform.rest.WholeBodyFilter}).
 */
@ApplicationScoped
@Path("notification")
public class NotificationResource {

    @Inject
    private ReceiveNotification notifications;

    @Inject
    private ClientAddresses addresses;

    /** Stores, then answers 200. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response receive(InputStream body, @Context HttpServletRequest request) {
        byte[] bytes = LimitedBody.read(body, Notification.MAX_BYTES)
                .orElseThrow(() -> new SpException(SpError.MALFORMED, "too large or broken off"));
        notifications.receive(bytes, Caller.address(request, addresses));
        return Response.ok("{}").build();
    }
}
