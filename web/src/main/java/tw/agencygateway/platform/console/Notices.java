package tw.agencygateway.platform.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;

/** What the console tells a person after an action, in that person's language. */
@RequestScoped
public class Notices {

    @Inject
    private Language language;

    public void done(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_INFO, key, arguments);
    }

    public void error(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_ERROR, key, arguments);
    }

    /** A field's value is not allowed: the field's name, then what is wrong. */
    public void invalid(String fieldKey, String problemKey) {
        error("invalid", language.text(fieldKey), language.text(problemKey));
    }

    /**
     * As {@link #invalid}, shown beside the field too.
     *
     * @param clientId the field's
     * @param detail such as what a source says; null for none
     */
    public void invalidAt(String clientId, String fieldKey, String problemKey, String detail) {
        String problem = language.text(problemKey) + (detail == null ? "" : " " + detail);
        String summary = MessageFormat.format(language.text("invalid"), language.text(fieldKey), problem);
        FacesContext.getCurrentInstance()
                .addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, summary, problem));
    }

    /** Something to know about what was done; shown on the page that a redirect leads to. */
    public void warnAfterRedirect(String key, Object... arguments) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        add(FacesMessage.SEVERITY_WARN, key, arguments);
    }

    /** Shown on the page that a redirect leads to. */
    public void afterRedirect(String key, Object... arguments) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        done(key, arguments);
    }

    private void add(Severity severity, String key, Object... arguments) {
        String text = MessageFormat.format(language.text(key), arguments);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }
}
