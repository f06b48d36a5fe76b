package tw.agencygateway.platform.rest;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tw.agencygateway.platform.service.AgencyError;

/** An error as {@code application/problem+json} (RFC 9457): type, title, status, code and detail. */
final class Problem {

    static final String TYPE = "application/problem+json";

    private Problem() {}

    static ResponseBuilder response(int status, String code, String title, String detail) {
        return Response.status(status)
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json(status, code, title, detail));
    }

    /** The same for what is refused before JAX-RS is asked. */
    static void send(HttpServletResponse response, AgencyError error) throws IOException {
        response.setStatus(error.status());
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream()
                .write(json(error.status(), error.code(), error.title(), null).getBytes(StandardCharsets.UTF_8));
    }

    static String json(int status, String code, String title, String detail) {
        return Json.createObjectBuilder()
                .add("type", "urn:agency-gateway:error:" + code)
                .add("title", title)
                .add("status", status)
                .add("code", code)
                .add("detail", detail == null ? "" : detail)
                .build()
                .toString();
    }
}
