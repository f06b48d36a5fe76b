package tw.agencygateway.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import tw.agencygateway.platform.service.ClientAddresses;

/** Whoever sent the request at hand. */
@RequestScoped
public class Caller {

    @Inject
    private HttpServletRequest request;

    @Inject
    private ClientAddresses addresses;

    /** The caller's address; {@code X-Forwarded-For} counts only from configured proxies. */
    public String address() {
        return address(request, addresses);
    }

    /** The address of the caller of a request, where there is no request scope. */
    public static String address(HttpServletRequest request, ClientAddresses addresses) {
        return addresses.resolve(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
