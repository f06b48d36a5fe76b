package tw.agencygateway.platform.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language that a browser chose for the console; Chinese as written in Taiwan until it does. */
@Named
@RequestScoped
public class Language {

    private static final String COOKIE = "agency-gateway-language";
    private static final String BUNDLE = "tw.agencygateway.platform.console.messages";

    @Inject
    private Preferences preferences;

    private Locale locale;

    @PostConstruct
    void read() {
        boolean english = preferences.find(COOKIE).filter("en"::equals).isPresent();
        locale = english ? Locale.ENGLISH : Locale.TAIWAN;
    }

    public Locale getLocale() {
        return locale;
    }

    /** The BCP 47 tag, for the page's {@code lang}. */
    public String getTag() {
        return locale.toLanguageTag();
    }

    public boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }

    /** Changes to the other language and shows the same page again. */
    public String change() {
        preferences.keep(COOKIE, isEnglish() ? "zh-TW" : "en");
        return FacesContext.getCurrentInstance().getViewRoot().getViewId()
                + "?faces-redirect=true&includeViewParams=true";
    }

    /** The text of that key. */
    public String text(String key) {
        return ResourceBundle.getBundle(BUNDLE, locale).getString(key);
    }
}
