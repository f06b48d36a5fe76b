package tw.agencygateway.platform.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** Light or dark: what the browser chose, and until it does what its system says. */
@Named
@RequestScoped
public class Appearance {

    /** The words that the style sheet knows, in the order in which the switch goes through them. */
    enum Mode {
        AUTO,
        LIGHT,
        DARK
    }

    private static final String COOKIE = "agency-gateway-appearance";

    @Inject
    private Preferences preferences;

    private Mode mode;

    @PostConstruct
    void read() {
        mode = preferences.find(COOKIE).map(Appearance::known).orElse(Mode.AUTO);
    }

    private static Mode known(String word) {
        for (Mode known : Mode.values()) {
            if (known.name().equalsIgnoreCase(word)) {
                return known;
            }
        }
        return Mode.AUTO;
    }

    /** {@code auto}, {@code light} or {@code dark}. */
    public String getMode() {
        return word(mode);
    }

    /** Changes to the next mode and shows the same page again. */
    public String change() {
        preferences.keep(COOKIE, word(Mode.values()[(mode.ordinal() + 1) % Mode.values().length]));
        return FacesContext.getCurrentInstance().getViewRoot().getViewId()
                + "?faces-redirect=true&includeViewParams=true";
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
