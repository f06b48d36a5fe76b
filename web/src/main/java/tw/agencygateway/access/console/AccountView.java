package tw.agencygateway.access.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import tw.agencygateway.access.service.Administrators;
import tw.agencygateway.access.service.PasswordRefusedException;
import tw.agencygateway.platform.console.Notices;

/** A person's own account. */
@Named
@RequestScoped
public class AccountView {

    @Inject
    private Administrators administrators;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    private String oldPassword;
    private String newPassword;
    private String repeated;

    /** Changes the password; this session goes on, others of the same account end. */
    public String changePassword() {
        if (!newPassword.equals(repeated)) {
            notices.error("account.refused.repeated");
            return null;
        }
        try {
            administrators.changePassword(me.getAccount(), oldPassword, newPassword);
        } catch (PasswordRefusedException e) {
            notices.error("account.refused." + e.reason().name().toLowerCase(Locale.ROOT));
            return null;
        }
        ConsoleLogin.of(request)
                .ifPresent(login -> administrators
                        .find(login.account())
                        .ifPresent(changed -> login.withPasswordOf(changed).keepIn(request)));
        notices.afterRedirect("account.changed");
        return "/admin/index.xhtml?faces-redirect=true";
    }

    public String getOldPassword() {
        return null;
    }

    public void setOldPassword(String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public String getNewPassword() {
        return null;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getRepeated() {
        return null;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
