package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.rest.CurrentApiClient;
import tw.agencygateway.access.rest.Needs;
import tw.agencygateway.mydata.sp.service.Agency;
import tw.agencygateway.mydata.sp.service.EraseTransaction;
import tw.agencygateway.mydata.sp.service.StartTransaction;
import tw.agencygateway.platform.rest.LimitedBody;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** {@code /api/v1/sp/transactions}: start, look, erase. */
@RequestScoped
@Path("transactions")
@Produces(MediaType.APPLICATION_JSON)
public class TransactionsResource {

    @Inject
    private CurrentApiClient client;

    @Inject
    private StartTransaction starts;

    @Inject
    private EraseTransaction erasures;

    @Inject
    private StatusWait statuses;

    /** 201 with tx_id and go_url; the same again for a repeat with the same Idempotency-Key. */
    @POST
    @Needs(ApiScope.SP_START)
    public Response start(@HeaderParam("Idempotency-Key") String key, InputStream body) {
        byte[] bytes = LimitedBody.read(body, StartBody.MAX_BYTES)
                .orElseThrow(() -> new AgencyException(AgencyError.MALFORMED_REQUEST, "too large or broken off"));
        StartTransaction.Started started = starts.start(agency(client), StartBody.read(bytes, key));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(TransactionJson.started(started))
                .build();
    }

    /**
     * The state.
     *
     * @param wait seconds, at most 30, to wait for another status than {@code known}
     */
    @GET
    @Path("{tx_id}")
    @Needs(ApiScope.SP_READ)
    public void status(
            @PathParam("tx_id") String txId,
            @QueryParam("wait") @DefaultValue("0") String wait,
            @QueryParam("known") String known,
            @Suspended AsyncResponse response) {
        statuses.answer(agency(client), txId(txId), StatusWait.seconds(wait), known, response);
    }

    /** 204 once the files and their key are gone. */
    @DELETE
    @Path("{tx_id}")
    @Needs(ApiScope.SP_ERASE)
    public Response erase(@PathParam("tx_id") String txId) {
        erasures.erase(agency(client), txId(txId));
        return Response.noContent().build();
    }

    static Agency agency(CurrentApiClient client) {
        return new Agency(client.get().name(), Set.copyOf(client.get().services()));
    }

    static UUID txId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new AgencyException(AgencyError.UNKNOWN_TRANSACTION, "tx_id");
        }
    }
}
