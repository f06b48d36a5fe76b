package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Sends a browser on; what stands in the address stays between the two. */
final class Redirect {

    private Redirect() {}

    static Response to(Optional<URI> target) {
        return target.map(url -> Response.status(Response.Status.FOUND).location(url))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
