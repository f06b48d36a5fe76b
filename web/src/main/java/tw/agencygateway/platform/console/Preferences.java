package tw.agencygateway.platform.console;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A browser's wishes for the console, kept for a year in cookies that hold one word each. */
@Dependent
public class Preferences {

    @Inject
    private HttpServletRequest request;

    Optional<String> find(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    void keep(String name, String value) {
        Map<String, Object> properties = Map.of(
                "path",
                request.getContextPath() + "/",
                "maxAge",
                (int) Duration.ofDays(365).toSeconds(),
                "httpOnly",
                true,
                "secure",
                request.isSecure());
        FacesContext.getCurrentInstance().getExternalContext().addResponseCookie(name, value, properties);
    }
}
