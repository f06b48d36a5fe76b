package tw.agencygateway.platform.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the session's cookie off requests that other sites start, and off plain HTTP where browsers reach the gateway over HTTPS
 * ({@code gateway.public-url}).
 */
@WebListener
public class SecureCookies implements ServletContextListener {

    @Inject
    @ConfigProperty(name = "gateway.public-url")
    private String publicUrl;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setSecure(publicUrl.startsWith("https:"));
        cookie.setAttribute("SameSite", "Lax");
    }
}
