package tw.agencygateway.platform.rest;

import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import tw.agencygateway.platform.service.AgencyError;

/**
 * Lets nothing reach Faces but what a browser asks the console for. Faces wants the parameters of whatever it is asked, so that the server
 * reads a form, outside the limits of {@link FormLimitFilter} where it comes to another path or, as WildFly reads forms of any method, by
 * another method; and it takes a query for a form that was sent, with passwords that would lie in access logs.
 */
public class FacesRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CONSOLE = "/admin/";
    private static final String PAGE = ".xhtml";
    private static final String RESOURCES = "/jakarta.faces.resource/";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final List<String> FORMS = List.of("application/x-www-form-urlencoded", "multipart/form-data");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        boolean reading = READING.contains(request.getMethod());
        if ((path + "/").startsWith(CONSOLE)) {
            if (!reading && !request.getMethod().equals("POST")) {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            if (reading && (isForm(request) || isSentAsQuery(request))) {
                Problem.send(response, AgencyError.MALFORMED_REQUEST);
                return;
            }
        } else if (path.endsWith(PAGE) && !(path.startsWith(RESOURCES) && reading && !isForm(request))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isForm(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Type")).stream()
                .map(String::strip)
                .anyMatch(type -> FORMS.stream().anyMatch(form -> type.regionMatches(true, 0, form, 0, form.length())));
    }

    /** Whether Faces would take it for a form. The request has none, so that the parameters are those of the query, however encoded. */
    private static boolean isSentAsQuery(HttpServletRequest request) throws IOException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        return request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
    }
}
