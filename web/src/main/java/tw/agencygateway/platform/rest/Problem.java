package tw.agencygateway.platform.rest;

import jakarta.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** An error as {@code application/problem+json} (RFC 9457): type, title, status, code and detail. */
final class Problem {

    private Problem() {}

    static ResponseBuilder response(int status, String code, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.createObjectBuilder()
                        .add("type", "urn:agency-gateway:error:" + code)
                        .add("title", title)
                        .add("status", status)
                        .add("code", code)
                        .add("detail", detail == null ? "" : detail)
                        .build()
                        .toString());
    }
}
