package tw.agencygateway.platform.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers in the place of the server's own error pages, which show versions and stack traces: the console with a page, every other path
 * with {@code application/problem+json} (RFC 9457) of title and status.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (uri == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        int status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String incident = cause == null ? "" : Incident.log(cause);
        response.setStatus(status);
        if (uri.toString().startsWith(request.getContextPath() + "/admin/")) {
            request.getRequestDispatcher("/admin/error.xhtml?status=" + status + "&incident=" + incident)
                    .forward(request, response);
        } else {
            response.setContentType("application/problem+json");
            response.getWriter()
                    .printf("{\"type\":\"about:blank\",\"status\":%d,\"incident\":\"%s\"}%n", status, incident);
        }
    }
}
