package tw.agencygateway.mydata.dp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tw.agencygateway.mydata.dp.service.AnswerRequest;
import tw.agencygateway.mydata.dp.service.DpRequestLine;
import tw.agencygateway.mydata.dp.service.Heartbeats;
import tw.agencygateway.platform.rest.Caller;

/** {@code /mydata-dp/{resource}}: a person's data (MyData DP V1.3 §捌.二), or the heartbeat (§捌.三). */
@RequestScoped
@Path("{resource}")
public class DataSetResource {

    /** What is kept of MyData's name for its transaction. */
    private static final String TRANSACTION_UID = "[\\x21-\\x7e]{1,128}";

    /** Beyond the longest short wait, and what a slow authorization server may take after it. */
    private static final long LONGEST_SECONDS = 180;

    private static final int BEATS = 200;
    private static final int DOES_NOT_BEAT = 503;
    private static final int METHOD_NOT_ALLOWED = 405;

    @Inject
    private AnswerRequest requests;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Caller caller;

    @Context
    private HttpHeaders headers;

    /** The file; or when to come again; or why there is none. */
    @GET
    public void get(
            @PathParam("resource") String resource,
            @QueryParam("heartbeat") String heartbeat,
            @Suspended AsyncResponse response) {
        if ("true".equals(heartbeat)) {
            response.resume(Response.status(heartbeats.beats(resource, caller.address()) ? BEATS : DOES_NOT_BEAT)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
            return;
        }
        response.setTimeout(LONGEST_SECONDS, TimeUnit.SECONDS);
        response.setTimeoutHandler(late -> DpResponse.resumeLate(response));
        String range = headers.getHeaderString("Range");
        String ifRange = headers.getHeaderString("If-Range");
        requests.answer(line(resource), (answer, failure) -> {
            if (failure == null) {
                DpResponse.resume(response, answer, range, ifRange);
            } else {
                response.resume(failure.getCause() == null ? failure : failure.getCause());
            }
        });
    }

    /** The same as a GET (decisions row 36); a body is not read. */
    @POST
    public void post(
            @PathParam("resource") String resource,
            @QueryParam("heartbeat") String heartbeat,
            @Suspended AsyncResponse response) {
        get(resource, heartbeat, response);
    }

    /** There is nothing to say of a file without fetching it. */
    @HEAD
    public Response head() {
        return Response.status(METHOD_NOT_ALLOWED).build();
    }

    private DpRequestLine line(String resource) {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return new DpRequestLine(
                resource,
                authorization == null ? List.of() : authorization,
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                headers.getHeaderString(HttpHeaders.ACCEPT),
                transactionUid(),
                caller.address());
    }

    /** Under either name (decisions row 46); null where it is none, or none that can be kept. */
    private String transactionUid() {
        return Stream.of("transaction_uid", "transaction_id")
                .map(headers::getHeaderString)
                .filter(value -> value != null && value.matches(TRANSACTION_UID))
                .findFirst()
                .orElse(null);
    }
}
