package tw.agencygateway.access.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import tw.agencygateway.access.entity.Administrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.access.service.Administrators;

/** Whoever is logged in, for the layout and for rooms that differ by role. */
@Named("me")
@RequestScoped
public class CurrentAdministrator {

    @Inject
    private Administrators administrators;

    @Inject
    private HttpServletRequest request;

    private Optional<Administrator> administrator;

    private Optional<Administrator> administrator() {
        if (administrator == null) {
            administrator = Optional.ofNullable(request.getUserPrincipal())
                    .flatMap(principal -> administrators.find(principal.getName()));
        }
        return administrator;
    }

    public boolean isLoggedIn() {
        return administrator().isPresent();
    }

    public String getAccount() {
        return administrator().map(Administrator::account).orElse("");
    }

    public String getDisplayName() {
        return administrator().map(Administrator::displayName).orElse("");
    }

    /** Whether nothing but the change of the password is open. */
    public boolean isMustChange() {
        return administrator().map(Administrator::mustChange).orElse(true);
    }

    public boolean isAdministrator() {
        return request.isUserInRole(Role.ADMINISTRATOR.name());
    }

    public boolean isOperator() {
        return isAdministrator() || request.isUserInRole(Role.OPERATOR.name());
    }

    /**
     * Makes sure of a role before something is changed: a page does not offer what a role does not allow, but anyone can post.
     *
     * @throws SecurityException where it is not this administrator's
     */
    public void require(Role role) {
        boolean granted = switch (role) {
            case ADMINISTRATOR -> isAdministrator();
            case OPERATOR -> isOperator();
            case AUDITOR -> isLoggedIn();
        };
        if (!granted) {
            throw new SecurityException(getAccount() + " has not the role " + role);
        }
    }

    /** Ends the session. */
    public String logout() throws ServletException {
        request.logout();
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "/admin/login.xhtml?faces-redirect=true";
    }
}
