package tw.agencygateway.platform.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** The Agency API's own errors. */
@Provider
public class AgencyExceptionMapper implements ExceptionMapper<AgencyException> {

    @Override
    public Response toResponse(AgencyException exception) {
        AgencyError error = exception.error();
        ResponseBuilder response =
                Problem.response(error.status(), error.code(), error.title(), exception.getMessage());
        if (error == AgencyError.NOT_AUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (error == AgencyError.RANGE_NOT_SATISFIABLE) {
            response.header("Content-Range", exception.getMessage());
        }
        return response.build();
    }
}
