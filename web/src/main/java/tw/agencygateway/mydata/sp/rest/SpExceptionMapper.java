package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import tw.agencygateway.mydata.sp.service.SpException;

/** The SP-API's errors: the status is all that the platform is told (MyData SP V2.6 §捌.二.(四)). */
@Provider
public class SpExceptionMapper implements ExceptionMapper<SpException> {

    @Override
    public Response toResponse(SpException exception) {
        return Response.status(exception.error().status())
                .type(MediaType.APPLICATION_JSON)
                .entity("{}")
                .build();
    }
}
