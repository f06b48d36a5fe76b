package tw.agencygateway.platform.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.ClientAddresses;
import tw.agencygateway.platform.service.RateGroup;
import tw.agencygateway.platform.service.RateLimits;

/**
 * Answers 429 with Retry-After to whoever calls too often, before anything else is done for the request: web.xml puts it first.
 * The SP-API's callers are told nothing but the status, as with its other errors; all others by a problem.
 */
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RateLimits limits;

    @Inject
    private transient ClientAddresses addresses;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RateGroup group = RateGroup.of(path(request), request.getMethod());
        Optional<Long> seconds = limits.refuse(group, Caller.address(request, addresses));
        if (seconds.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", seconds.get().toString());
        if (group == RateGroup.NOTIFICATION) {
            response.setStatus(AgencyError.TOO_MANY_REQUESTS.status());
            response.setHeader("Cache-Control", "no-store");
        } else {
            Problem.send(response, AgencyError.TOO_MANY_REQUESTS);
        }
    }

    /** As the server matched it: decoded, without the context root and parameters. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
