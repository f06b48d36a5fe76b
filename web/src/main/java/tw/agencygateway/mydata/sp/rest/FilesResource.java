package tw.agencygateway.mydata.sp.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.rest.CurrentApiClient;
import tw.agencygateway.access.rest.Needs;
import tw.agencygateway.mydata.sp.entity.SpFile;
import tw.agencygateway.mydata.sp.service.TransactionRequests;
import tw.agencygateway.mydata.sp.service.TransactionRequests.OpenFile;
import tw.agencygateway.platform.rest.ByteRange;
import tw.agencygateway.platform.rest.ChannelOutput;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** {@code /api/v1/sp/transactions/{tx_id}/files}: what was verified, with the report. */
@RequestScoped
@Path("transactions/{tx_id}/files")
public class FilesResource {

    @Inject
    private CurrentApiClient client;

    @Inject
    private TransactionRequests transactions;

    /** The list of files and the verification report; 409 unless the transaction is ready. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(ApiScope.SP_READ)
    public Response list(@PathParam("tx_id") String txId) {
        return Response.ok(TransactionJson.files(
                        transactions.ready(TransactionsResource.agency(client), TransactionsResource.txId(txId))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** One file, streamed; 206 for a single byte range. */
    @GET
    @Path("{id}")
    @Needs(ApiScope.SP_FILES)
    public Response file(
            @PathParam("tx_id") String txId,
            @PathParam("id") String id,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange)
            throws IOException {
        OpenFile open =
                transactions.open(TransactionsResource.agency(client), TransactionsResource.txId(txId), number(id));
        SpFile file = open.file();
        String tag = "\"" + file.sha256() + "\"";
        Optional<ByteRange> part = ifRange == null || ifRange.equals(tag) ? part(open, range) : Optional.empty();
        ByteRange sent = part.orElse(new ByteRange(0, file.size()));
        Response.ResponseBuilder response = Response.status(part.isPresent() ? 206 : 200)
                .type(file.mediaType())
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .entity(new ChannelOutput(open.content(), sent));
        part.ifPresent(bytes -> response.header("Content-Range", bytes.contentRange(file.size())));
        return response.build();
    }

    private static Optional<ByteRange> part(OpenFile open, String range) throws IOException {
        try {
            return ByteRange.of(range, open.file().size());
        } catch (AgencyException e) {
            open.content().close();
            throw e;
        }
    }

    private static int number(String id) {
        if (!id.matches("[0-9]{1,6}")) {
            throw new AgencyException(AgencyError.UNKNOWN_FILE, "id");
        }
        return Integer.parseInt(id);
    }

    /** RFC 6266: the name as UTF-8, without folders. */
    private static String disposition(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(last, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
