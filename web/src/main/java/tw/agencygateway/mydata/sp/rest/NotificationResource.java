package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import tw.agencygateway.mydata.sp.protocol.Notification;
import tw.agencygateway.mydata.sp.service.ReceiveNotification;
import tw.agencygateway.mydata.sp.service.SpError;
import tw.agencygateway.mydata.sp.service.SpException;
import tw.agencygateway.platform.rest.Caller;
import tw.agencygateway.platform.rest.LimitedBody;

/** {@code POST /mydata-sp/notification} (MyData SP V2.6 §捌.二), whatever content type it names. */
@RequestScoped
@Path("notification")
public class NotificationResource {

    @Inject
    private ReceiveNotification notifications;

    @Inject
    private Caller caller;

    /** Stores, then answers 200. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response receive(InputStream body) {
        byte[] bytes = LimitedBody.read(body, Notification.MAX_BYTES)
                .orElseThrow(() -> new SpException(SpError.MALFORMED, "too large or broken off"));
        notifications.receive(bytes, caller.address());
        return Response.ok("{}").build();
    }
}
