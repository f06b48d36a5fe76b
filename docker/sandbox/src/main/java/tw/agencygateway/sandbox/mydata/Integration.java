package tw.agencygateway.sandbox.mydata;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.NationalId;
import tw.agencygateway.sandbox.registry.Service;

/**
 * The integration URL, mode 1 (SP §柒.二.(一)): checks what the service's redirect says. What is wrong goes back to the
 * return URL as a code; where there is no return URL to trust, the citizen sees an error page of the platform.
 */
final class Integration {
    private static final String UUID_V4 = "(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final Platform platform;
    private final Pages pages;

    Integration(Platform platform, Pages pages) {
        this.platform = platform;
        this.pages = pages;
    }

    /** A check that failed, with the code for the return. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refusal(String code, String reason) {
            super(reason);
            this.code = code;
        }
    }

    void routes(Router router) {
        router.get("/service/{client_id}/{resource_ids}/{tx_id}", this::arrive);
    }

    private Response arrive(Request request) throws HttpError, IOException {
        Optional<Service> service = platform.registry().service(request.pathValue("client_id"));
        if (service.isEmpty()) {
            return errorPage(request, 403, "unknown client_id");
        }
        String returnUrl = request.query().get("returnUrl");
        if (!isRegistered(service.get(), returnUrl)) {
            return errorPage(request, 404, "returnUrl is not the registered one");
        }
        String txId = request.pathValue("tx_id");
        try {
            Transaction transaction = begin(request, service.get(), returnUrl);
            transaction.record(trace(request, 302, "accepted"));
            return Response.found(URI.create("/mydata/consent/" + transaction.handle()));
        } catch (Refusal refusal) {
            platform.transactions().recordStray(trace(request, 302, refusal.code + ": " + refusal.getMessage()));
            ReturnDraft draft = new ReturnDraft(refusal.code, txId.matches(UUID_V4) ? txId : null);
            return Response.empty(302).with("Location", draft.address(service.get(), returnUrl));
        }
    }

    private Transaction begin(Request request, Service service, String returnUrl) throws HttpError, Refusal {
        List<DataSet> dataSets = dataSets(service, request.pathValue("resource_ids"));
        String txId = request.pathValue("tx_id");
        if (!txId.matches(UUID_V4)) {
            throw new Refusal("400", "tx_id is not a version 4 UUID");
        }
        String personId = new ParameterCipher(service)
                .decrypt(request.query().getOrDefault("pid", ""))
                .orElseThrow(() -> new Refusal("401", "pid cannot be decrypted"));
        if (!NationalId.isValid(personId)) {
            throw new Refusal("409", "pid is no valid national id");
        }
        if (platform.transactions().knows(txId)) {
            throw new Refusal("403", "tx_id was used before");
        }
        Transaction.Request asked = new Transaction.Request(service, txId, dataSets, personId, returnUrl);
        Transaction transaction = new Transaction(
                asked,
                platform.transactions().takeFaults(txId),
                platform.clock().instant());
        if (!platform.transactions().add(transaction)) {
            throw new Refusal("403", "tx_id was used before");
        }
        return transaction;
    }

    private static List<DataSet> dataSets(Service service, String base64) throws Refusal {
        String ids;
        try {
            ids = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal("400", "the resource ids are not Base64");
        }
        List<DataSet> dataSets = new ArrayList<>();
        for (String id : ids.split(":", -1)) {
            DataSet dataSet = service.dataSets().stream()
                    .filter(each -> each.resourceId().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("401", "a resource id is not one of the service's"));
            if (dataSets.contains(dataSet)) {
                throw new Refusal("400", "a resource id is there twice");
            }
            dataSets.add(dataSet);
        }
        return dataSets;
    }

    /** Only the path is compared; parameters are the service's own affair. */
    private static boolean isRegistered(Service service, String returnUrl) {
        if (returnUrl == null || !returnUrl.matches("https?://.*")) {
            return false;
        }
        try {
            return service.returnUrl().getRawPath().equals(new URI(returnUrl).getRawPath());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Response errorPage(Request request, int status, String reason) throws HttpError {
        platform.transactions().recordStray(trace(request, status, reason));
        return pages.page(request, status, "refused", Map.of("code", status, "reason", reason));
    }

    private Trace trace(Request request, int status, String note) {
        return new Trace(
                platform.clock().instant().toString(),
                "arrival",
                request.method(),
                request.target(),
                request.headers(),
                "",
                status,
                Map.of(),
                0,
                note);
    }
}
