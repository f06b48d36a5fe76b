package tw.agencygateway.platform.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The page that is shown instead of one that failed. */
@Named
@RequestScoped
public class ErrorView {

    @Inject
    private HttpServletRequest request;

    /** The id under which the failure was logged, or null. */
    public String getIncident() {
        String incident = request.getParameter("incident");
        return Incident.isId(incident) ? incident : null;
    }

    /** Whether the page is not there, or not for this person. */
    public boolean isMissing() {
        return "404".equals(request.getParameter("status"));
    }

    public boolean isForbidden() {
        return "403".equals(request.getParameter("status"));
    }
}
