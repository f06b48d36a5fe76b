package tw.agencygateway.access.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tw.agencygateway.access.entity.Administrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.access.service.Administrators;

/**
 * The console's login for the server's own security. The account is read anew on every request, so that what an administrator loses is
 * lost at once. Whoever still has a one-time password gets no role: the server itself then lets them into nothing but the page where
 * it is changed.
 */
@ApplicationScoped
public class ConsoleAuthentication implements HttpAuthenticationMechanism {

    private static final String LOGIN = "/admin/login.xhtml";
    private static final String ACCOUNT = "/admin/account.xhtml";

    @Inject
    private Administrators administrators;

    @Inject
    private Clock clock;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential credential = context.getAuthParameters().getCredential();
        if (credential instanceof UsernamePasswordCredential password) {
            return login(request, context, password);
        }
        if (!(request.getServletPath() + "/").startsWith("/admin/")) {
            return context.doNothing();
        }
        Optional<Administrator> administrator = loggedIn(request);
        if (administrator.isPresent()) {
            return letIn(request, response, context, administrator.get());
        }
        return context.isProtected() ? sendTo(LOGIN, request, response, context) : context.doNothing();
    }

    private AuthenticationStatus login(
            HttpServletRequest request, HttpMessageContext context, UsernamePasswordCredential credential) {
        Optional<Administrator> administrator =
                administrators.login(credential.getCaller(), credential.getPasswordAsString());
        if (administrator.isEmpty()) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        ConsoleLogin.begin(administrator.get(), clock.instant()).keepIn(request);
        return notify(context, administrator.get());
    }

    private Optional<Administrator> loggedIn(HttpServletRequest request) {
        return ConsoleLogin.of(request)
                .flatMap(login -> administrators
                        .find(login.account())
                        .filter(administrator -> login.holdsFor(administrator, clock.instant())));
    }

    private AuthenticationStatus letIn(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            Administrator administrator) {
        boolean elsewhere = context.isProtected() && !request.getServletPath().equals(ACCOUNT);
        if (administrator.mustChange() && elsewhere) {
            return sendTo(ACCOUNT, request, response, context);
        }
        return notify(context, administrator);
    }

    private static AuthenticationStatus notify(HttpMessageContext context, Administrator administrator) {
        Set<String> roles = administrator.mustChange()
                ? Set.of()
                : administrator.roles().stream().map(Role::name).collect(Collectors.toSet());
        return context.notifyContainerAboutLogin(administrator.account(), roles);
    }

    private static AuthenticationStatus sendTo(
            String page, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String url = request.getContextPath() + page;
        if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return context.redirect(url);
        }
        try {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .print("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + url
                            + "\"/></partial-response>");
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
