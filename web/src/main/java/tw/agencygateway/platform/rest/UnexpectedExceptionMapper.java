package tw.agencygateway.platform.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.UUID;

/**
 * Everything without a mapper of its own: what JAX-RS refuses keeps its status; the rest is ours to mend and is answered 500 with
 * an incident id that stands in the log too. Nothing of the cause reaches the caller.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedExceptionMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            Response.StatusType status = refused.getResponse().getStatusInfo();
            String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
            return Problem.response(status.getStatusCode(), code, status.getReasonPhrase(), null)
                    .build();
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return Problem.response(500, "unexpected", "The gateway failed", "incident " + incident)
                .build();
    }
}
