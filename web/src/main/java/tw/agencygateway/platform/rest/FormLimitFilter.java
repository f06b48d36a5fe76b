package tw.agencygateway.platform.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.CallsAtOnce;
import tw.agencygateway.platform.service.ClientAddresses;

/**
 * Bounds how many forms of the console are under way at once. A form is read by a thread of the server, and the page of login takes one
 * from anybody: callers that send theirs a byte a second hold so many threads and no more.
 */
public class FormLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int FORMS = 24;
    private static final int FORMS_OF_ONE = 8;
    private static final String RETRY_AFTER = "5";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final transient CallsAtOnce forms = new CallsAtOnce(FORMS, FORMS_OF_ONE);

    @Inject
    private transient ClientAddresses addresses;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        String caller = Caller.address(request, addresses);
        if (!forms.begin(caller)) {
            response.setHeader("Retry-After", RETRY_AFTER);
            Problem.send(response, AgencyError.TOO_MANY_REQUESTS);
            return;
        }
        try {
            if (isWhole(request)) {
                chain.doFilter(request, response);
            }
        } finally {
            forms.end(caller);
        }
    }

    /** Reads the form. Where its caller hangs up there is nobody to answer, and nothing to report: WildFly throws then. */
    private static boolean isWhole(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith(FORM)) {
            return true;
        }
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException) {
                return false;
            }
            throw e;
        }
    }
}
